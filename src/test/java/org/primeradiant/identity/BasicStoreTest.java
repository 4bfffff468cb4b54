package org.primeradiant.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.testing.LogLines;

class BasicStoreTest {
    private final BasicStore store =
            new BasicStore(credential -> ((UsernamePasswordCredential) credential).compareTo("jürgen", "pass:word")
                    ? new CredentialValidationResult("jürgen", Set.of("predict"))
                    : CredentialValidationResult.INVALID_RESULT);

    private static String base64(String pair) {
        return Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }

    @Test
    void knowsTheCallerThatTheStoreKnows() {
        Identity caller = store.identify("basic", base64("jürgen:pass:word")).orElseThrow();

        assertThat(caller.name()).isEqualTo("jürgen");
        assertThat(caller.mechanism()).isEqualTo("container");
        assertThat(caller.hasRole("predict")).isTrue();
        assertThat(caller.hasRole("operate")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jürgen:wrong", "jürgen:", ":pass:word", "jürgen", ""})
    void refusesOtherPairs(String pair) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> store.identify("basic", base64(pair)))
                .withMessage("the Basic credentials are not valid")
                .withNoCause()
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNAUTHENTICATED));
    }

    @Test
    void refusesWhatIsNotBase64() {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> store.identify("basic", "jürgen:pass:word"))
                .withMessage("the Basic credentials are not valid")
                .withNoCause();
    }

    @Test
    void refusesWhatNoStoreHasValidated() {
        BasicStore none = new BasicStore(credential -> CredentialValidationResult.NOT_VALIDATED_RESULT);

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> none.identify("basic", base64("jürgen:pass:word")));
    }

    @Test
    void leavesOtherSchemesToOthers() {
        assertThat(store.identify("bearer", base64("jürgen:pass:word"))).isEmpty();
    }

    private static CredentialValidationResult valid(Credential credential) {
        return new CredentialValidationResult(((UsernamePasswordCredential) credential).getCaller());
    }

    @Test
    void asksOnceAMinuteForRightCredentials() {
        AtomicLong nanos = new AtomicLong();
        AtomicInteger asked = new AtomicInteger();
        BasicStore counting = new BasicStore(
                credential -> {
                    asked.incrementAndGet();
                    return valid(credential);
                },
                1,
                nanos::get);

        counting.identify("basic", base64("a:1"));
        nanos.set(RecentCallers.LIFE.toNanos() - 1);
        assertThat(counting.identify("basic", base64("a:1")).map(Identity::name))
                .contains("a");
        assertThat(asked).hasValue(1);
        counting.identify("basic", base64("a:2"));
        assertThat(asked).hasValue(2);
        nanos.incrementAndGet();
        counting.identify("basic", base64("a:1"));
        assertThat(asked).hasValue(3);
    }

    @Test
    void remembersAThousandCallersAndMakesRoomAfterAMinute() {
        AtomicLong nanos = new AtomicLong();
        RecentCallers recent = new RecentCallers(nanos::get);
        for (int i = 0; i <= 1000; i++) {
            recent.put("a:" + i, new Identity("a", role -> false, Identity.CONTAINER));
        }

        assertThat(recent.find("a:999")).isPresent();
        assertThat(recent.find("a:1000")).isEmpty();
        nanos.set(RecentCallers.LIFE.toNanos());
        recent.put("a:1000", new Identity("a", role -> false, Identity.CONTAINER));
        assertThat(recent.find("a:1000")).isPresent();
        assertThat(recent.find("a:999")).isEmpty();
    }

    @Test
    void isUnavailableAtOnceToOneCallerMoreThanItHasPlaces() {
        BasicStore[] one = new BasicStore[1];
        List<Reason> inside = new ArrayList<>();
        one[0] = new BasicStore(
                credential -> {
                    inside.add(reason(one[0], "b:2"));
                    return valid(credential);
                },
                1,
                () -> 0);

        assertThat(one[0].identify("basic", base64("a:1"))).isPresent();
        assertThat(inside).containsExactly(Reason.UNAVAILABLE);
        assertThat(one[0].identify("basic", base64("a:1"))).isPresent();
    }

    private static Reason reason(BasicStore store, String pair) {
        try {
            store.identify("basic", base64(pair));
        } catch (SeldonException e) {
            return e.reason();
        }
        throw new AssertionError("the store answered");
    }

    @Test
    void isUnavailableWithoutDetailsWhileTheStoreFails() {
        BasicStore failing = new BasicStore(credential -> {
            throw new IllegalStateException("ldap://10.0.0.1 refuses pass");
        });

        try (LogLines log = new LogLines(BasicStore.class)) {
            for (int i = 0; i < 100; i++) {
                assertThatExceptionOfType(SeldonException.class)
                        .isThrownBy(() -> failing.identify("basic", base64("a:1")))
                        .withMessage("the identity stores are not available")
                        .withNoCause()
                        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNAVAILABLE));
            }
            assertThat(log.lines())
                    .containsExactly("SEVERE The application's identity stores fail, which is logged once");
        }
    }
}

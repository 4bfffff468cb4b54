package org.primeradiant.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

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
}

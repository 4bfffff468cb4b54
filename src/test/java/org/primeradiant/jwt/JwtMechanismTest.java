package org.primeradiant.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.identity.Identity;
import org.primeradiant.settings.JwtSettings;

class JwtMechanismTest {
    private static final List<Issuer> ISSUERS = Stream.of("RS256", "PS256", "ES256", "EdDSA")
            .map(algorithm -> Issuer.of("key-" + algorithm, algorithm))
            .toList();
    private static final Issuer ISSUER = ISSUERS.get(0);
    /** Those of base64url, and some that an indulgent decoder takes as well. */
    private static final String CHARACTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/=. \n\u00e9";

    static JwtSettings settings(String keys, List<String> algorithms, List<String> roles) {
        return new JwtSettings(
                Issuer.NAME,
                List.of(TokenCase.AUDIENCE),
                keys,
                "",
                algorithms,
                Duration.ofSeconds(60),
                Duration.ZERO,
                roles);
    }

    private static JwtMechanism mechanism(JwtSettings settings) {
        return JwtMechanism.open(settings, Thread::new, Clock.systemUTC(), System::nanoTime);
    }

    private static JwtMechanism mechanism(String keys) {
        return mechanism(settings(keys, List.of(), List.of("groups")));
    }

    private static String right(Issuer issuer) {
        return TokenCase.RIGHT.token(issuer);
    }

    static Stream<Arguments> casesOfAllAlgorithms() {
        return Stream.of(TokenCase.values())
                .flatMap(each -> ISSUERS.stream().map(issuer -> Arguments.of(each, issuer.algorithm(), issuer)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("casesOfAllAlgorithms")
    void acceptsAndRefusesAsTheCaseSays(TokenCase each, String algorithm, Issuer issuer) {
        JwtMechanism mechanism = mechanism(Issuer.jwks(ISSUERS.toArray(Issuer[]::new)));
        String token = each.token(issuer);

        if (each.error().isEmpty()) {
            Identity caller = mechanism.identify("bearer", token).orElseThrow();
            assertThat(caller.name()).isEqualTo("alice");
            assertThat(caller.mechanism()).isEqualTo("jwt");
            assertThat(caller.hasRole("predict")).isTrue();
            assertThat(caller.hasRole("operate")).isFalse();
            return;
        }
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> mechanism.identify("bearer", token))
                .withMessage(each.error())
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNAUTHENTICATED));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void takesAKeyInPem(int issuer) {
        JwtMechanism mechanism = mechanism(ISSUERS.get(issuer).pem());

        assertThat(mechanism.identify("bearer", right(ISSUERS.get(issuer)))).isPresent();
    }

    @Test
    void triesAllKeysOfAPemForAnyKid() {
        Issuer next = Issuer.of("next", "RS256");
        JwtMechanism mechanism = mechanism(ISSUER.pem() + next.pem());

        assertThat(mechanism.identify("bearer", right(ISSUER))).isPresent();
        assertThat(mechanism.identify("bearer", right(next))).isPresent();
    }

    @Test
    void usesAKeyOnlyWithTheAlgorithmThatItNames() {
        Issuer other = new Issuer(ISSUER.keyId(), "PS256", ISSUER.keys());
        JwtMechanism mechanism = mechanism(Issuer.jwks(ISSUER));

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> mechanism.identify("bearer", right(other)))
                .withMessage("the token has a signature that is not the issuer's");
    }

    @Test
    void acceptsOnlyTheAlgorithmsOfTheSettings() {
        JwtMechanism mechanism =
                mechanism(settings(Issuer.jwks(ISSUERS.toArray(Issuer[]::new)), List.of("ES256"), List.of("groups")));

        assertThat(mechanism.identify("bearer", right(ISSUERS.get(2)))).isPresent();
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> mechanism.identify("bearer", right(ISSUER)))
                .withMessage("the token is signed with an algorithm that is not accepted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS256", "none", "rs256", "RS512"})
    void failsIfTheSettingsNameAnotherAlgorithm(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mechanism(settings(ISSUER.pem(), List.of(name), List.of("groups"))))
                .withMessage("RADIANT_JWT_ALGORITHMS must be some of RS256, PS256, ES256 and EdDSA with commas, got '"
                        + name + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"opaque", "a.b", "a.b.c.d", ""})
    void leavesOtherBearerTokensToOthers(String token) {
        assertThat(mechanism(ISSUER.pem()).identify("bearer", token)).isEmpty();
    }

    @Test
    void leavesOtherSchemesToOthers() {
        assertThat(mechanism(ISSUER.pem()).identify("basic", right(ISSUER))).isEmpty();
    }

    @Test
    void takesATokenOf16KilobytesAndNoneLonger() {
        JwtMechanism mechanism = mechanism(ISSUER.pem());
        String longest = padded(16_384);

        assertThat(longest).hasSizeBetween(16_382, 16_384);
        assertThat(mechanism.identify("bearer", longest)).isPresent();
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> mechanism.identify("bearer", padded(16_388)))
                .withMessage("the token has more than 16384 characters");
    }

    private static String padded(int size) {
        int without = ISSUER.token(TokenCase.claims(0, 600, "\"x\":\"\"")).length();
        return ISSUER.token(TokenCase.claims(0, 600, "\"x\":\"" + "x".repeat((size - without) * 3 / 4) + "\""));
    }

    @Test
    void survivesATokenNestedWithoutEnd() {
        String nested = ISSUER.token(TokenCase.claims(0, 600, "\"x\":" + "[".repeat(5_000)));

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> mechanism(ISSUER.pem()).identify("bearer", nested))
                .withMessage("the token has a malformed payload");
    }

    @ParameterizedTest
    @EnumSource(names = "RIGHT", mode = EnumSource.Mode.EXCLUDE)
    void neverQuotesTheToken(TokenCase each) {
        String token = each.token(ISSUER);
        JwtMechanism mechanism = mechanism(Issuer.jwks(ISSUER));

        try {
            assertThat(mechanism.identify("bearer", token)).isPresent();
        } catch (SeldonException e) {
            assertThat(Stream.of(token.split("[.]")).filter(part -> part.length() > 3))
                    .allSatisfy(part -> assertThat(e.getMessage()).doesNotContain(part));
            assertThat(e.getMessage()).doesNotContain("alice", "example.org");
        }
    }

    /** Five other characters at each position: none may pass. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void refusesATokenWithAnyCharacterChanged(int issuer) {
        JwtMechanism mechanism = mechanism(Issuer.jwks(ISSUERS.toArray(Issuer[]::new)));
        String token = right(ISSUERS.get(issuer));
        Random random = new Random(1);
        assertThat(mechanism.identify("bearer", token)).isPresent();
        List<String> passed = new ArrayList<>();

        for (int at = 0; at < token.length(); at++) {
            for (int i = 0; i < 5; i++) {
                char other = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
                if (other != token.charAt(at)
                        && passes(mechanism, token.substring(0, at) + other + token.substring(at + 1))) {
                    passed.add(at + ": " + (int) other);
                }
            }
        }

        assertThat(passed).isEmpty();
    }

    private static boolean passes(JwtMechanism mechanism, String token) {
        try {
            return mechanism.identify("bearer", token).isPresent();
        } catch (SeldonException e) {
            assertThat(e.reason()).isEqualTo(Reason.UNAUTHENTICATED);
            return false;
        }
    }

    @Test
    void refusesASignatureOfZeros() {
        Issuer issuer = ISSUERS.get(2);
        String token = right(issuer);
        String zeros = token.substring(0, token.lastIndexOf('.') + 1) + Issuer.base64(new byte[64]);

        assertThat(passes(mechanism(issuer.pem()), zeros)).isFalse();
    }

    @Test
    void answersTheSameToTenThreads() throws Exception {
        JwtMechanism mechanism = mechanism(Issuer.jwks(ISSUER));
        String right = right(ISSUER);
        String wrong = TokenCase.OTHER_KEY.token(ISSUER);
        ExecutorService threads = Executors.newFixedThreadPool(10);
        Callable<Integer> calls = () -> {
            int failures = 0;
            for (int i = 0; i < 200; i++) {
                failures += passes(mechanism, right) ? 0 : 1;
                failures += passes(mechanism, wrong) ? 1 : 0;
            }
            return failures;
        };

        try {
            for (Future<Integer> failures : threads.invokeAll(Collections.nCopies(10, calls))) {
                assertThat(failures.get()).isZero();
            }
        } finally {
            threads.shutdown();
        }
    }

    static Stream<Arguments> claimsWithRoles() {
        return Stream.of(
                Arguments.of(List.of("groups"), "\"groups\":[\"a\",\"b\"]"),
                Arguments.of(List.of("groups"), "\"groups\":[\"a\",1,null,{},\"b\"]"),
                Arguments.of(List.of("scope"), "\"scope\":\"a  b\""),
                Arguments.of(List.of("realm_access", "roles"), "\"realm_access\":{\"roles\":[\"a\",\"b\"]}"),
                Arguments.of(List.of("https://example.org/roles"), "\"https://example.org/roles\":[\"b\",\"a\"]"));
    }

    @ParameterizedTest
    @MethodSource("claimsWithRoles")
    void findsRolesByTheirPath(List<String> path, String claim) {
        JwtMechanism mechanism = mechanism(settings(ISSUER.pem(), List.of(), path));
        String claims = TokenCase.claims(0, 600, "").replace("\"groups\":[\"predict\"]", claim);

        Identity caller = mechanism.identify("bearer", ISSUER.token(claims)).orElseThrow();

        assertThat(List.of("a", "b", "c", "predict").stream().filter(caller::hasRole))
                .containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"groups\":7", "\"groups\":null", "\"groups\":{\"a\":true}", "\"groups\":\"\"", "\"x\":1"})
    void givesNoRolesToATokenWithoutThem(String claim) {
        String claims = TokenCase.claims(0, 600, "").replace("\"groups\":[\"predict\"]", claim);

        Identity caller =
                mechanism(ISSUER.pem()).identify("bearer", ISSUER.token(claims)).orElseThrow();

        assertThat(List.of("", "a", "7", "predict").stream().filter(caller::hasRole))
                .isEmpty();
    }

    @Test
    void namesTheCallerByUpnBeforePreferredUsernameBeforeSub() {
        JwtMechanism mechanism = mechanism(ISSUER.pem());
        String all = TokenCase.claims(0, 600, "\"preferred_username\":\"bob\",\"sub\":\"carol\"");
        String two = all.replace("\"upn\"", "\"x\"");
        String one = two.replace("\"preferred_username\"", "\"y\"");

        assertThat(Stream.of(all, two, one)
                        .map(claims -> mechanism
                                .identify("bearer", ISSUER.token(claims))
                                .orElseThrow()
                                .name()))
                .containsExactly("alice", "bob", "carol");
    }

    @Test
    void takesAnyAudienceIfTheSettingsNameNone() {
        JwtMechanism mechanism = mechanism(new JwtSettings(
                Issuer.NAME,
                List.of(),
                ISSUER.pem(),
                "",
                List.of(),
                Duration.ofSeconds(60),
                Duration.ZERO,
                List.of("groups")));

        assertThat(mechanism.identify("bearer", TokenCase.WITHOUT_AUDIENCE.token(ISSUER)))
                .isPresent();
    }

    @Test
    void refusesATokenThatIsOlderThanTheSettingsAllow() {
        JwtMechanism mechanism = mechanism(new JwtSettings(
                Issuer.NAME,
                List.of(),
                ISSUER.pem(),
                "",
                List.of(),
                Duration.ZERO,
                Duration.ofSeconds(100),
                List.of("groups")));

        assertThat(mechanism.identify("bearer", ISSUER.token(TokenCase.claims(-90, 600, ""))))
                .isPresent();
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> mechanism.identify("bearer", ISSUER.token(TokenCase.claims(-101, 600, ""))))
                .withMessage("the token is too old");
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> mechanism.identify(
                        "bearer", ISSUER.token(TokenCase.claims(0, 600, "").replace("\"iat\"", "\"ias\""))))
                .withMessage("the token has no iat");
    }

    @Test
    void forgetsAVerifiedTokenWhenItExpires() {
        Clock now = Clock.systemUTC();
        AtomicReference<Clock> clock = new AtomicReference<>(now);
        Clock movable = new MovableClock(clock);
        JwtMechanism mechanism = JwtMechanism.open(
                settings(ISSUER.pem(), List.of(), List.of("groups")), Thread::new, movable, System::nanoTime);
        String token = right(ISSUER);

        assertThat(mechanism.identify("bearer", token)).isPresent();
        clock.set(Clock.offset(now, Duration.ofSeconds(655)));
        assertThat(mechanism.identify("bearer", token)).isPresent();
        clock.set(Clock.offset(now, Duration.ofSeconds(661)));
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> mechanism.identify("bearer", token))
                .withMessage("the token has expired");
    }

    @Test
    void failsIfTheKeysOfTheSettingsAreNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mechanism("secret"))
                .withMessageStartingWith("RADIANT_JWT_KEYS: cannot use the key in the settings: ")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    }

    private static final class MovableClock extends Clock {
        private final AtomicReference<Clock> clock;

        private MovableClock(AtomicReference<Clock> clock) {
            this.clock = clock;
        }

        @Override
        public ZoneId getZone() {
            return clock.get().getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return clock.get().withZone(zone);
        }

        @Override
        public Instant instant() {
            return clock.get().instant();
        }
    }
}

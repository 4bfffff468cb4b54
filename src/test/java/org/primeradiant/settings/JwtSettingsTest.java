package org.primeradiant.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JwtSettingsTest {
    private static final Map<String, String> LEAST = Map.of(
            "RADIANT_JWT_ISSUER", "https://issuer.example.org", "RADIANT_JWT_KEYS", "https://issuer.example.org/keys");

    private static JwtSettings settings(Map<String, String> values) {
        return JwtSettings.from(new Source(name -> Optional.ofNullable(values.get(name))), true);
    }

    private static JwtSettings with(String name, String value) {
        Map<String, String> values = new HashMap<>(LEAST);
        values.put(name, value);
        return settings(values);
    }

    @Test
    void hasDefaultsForEverythingButIssuerAndKeys() {
        assertThat(settings(LEAST))
                .isEqualTo(new JwtSettings(
                        "https://issuer.example.org",
                        List.of(),
                        "",
                        "https://issuer.example.org/keys",
                        List.of(),
                        Duration.ofSeconds(60),
                        Duration.ZERO,
                        List.of("groups")));
    }

    @Test
    void readsTheSettingsOfMicroProfile() {
        JwtSettings settings = settings(Map.of(
                "mp.jwt.verify.issuer", "https://issuer.example.org",
                "mp.jwt.verify.publickey.location", "/META-INF/key.pem",
                "mp.jwt.verify.audiences", "a, b",
                "mp.jwt.verify.publickey.algorithm", "ES256",
                "mp.jwt.verify.clock.skew", "5",
                "mp.jwt.verify.token.age", "300"));

        assertThat(settings)
                .isEqualTo(new JwtSettings(
                        "https://issuer.example.org",
                        List.of("a", "b"),
                        "",
                        "/META-INF/key.pem",
                        List.of("ES256"),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(300),
                        List.of("groups")));
    }

    @Test
    void prefersItsOwnNames() {
        JwtSettings settings = settings(Map.of(
                "RADIANT_JWT_ISSUER", "own",
                "RADIANT_JWT_KEYS", "own.pem",
                "RADIANT_JWT_AUDIENCES", "own",
                "RADIANT_JWT_CLOCK_SKEW", "0",
                "mp.jwt.verify.issuer", "other",
                "mp.jwt.verify.publickey", "other",
                "mp.jwt.verify.audiences", "other",
                "mp.jwt.verify.clock.skew", "5"));

        assertThat(settings.issuer()).isEqualTo("own");
        assertThat(settings.location()).isEqualTo("own.pem");
        assertThat(settings.key()).isEmpty();
        assertThat(settings.audiences()).containsExactly("own");
        assertThat(settings.clockSkew()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "groups, groups",
        "realm_access.roles, realm_access|roles",
        "realm_access/roles, realm_access|roles",
        "'\"https://example.org/roles\"', https://example.org/roles",
        "'resource_access.\"my.app\".roles', resource_access|my.app|roles",
    })
    void readsThePathToTheRoles(String text, String names) {
        assertThat(with("RADIANT_JWT_ROLES", text).roles()).isEqualTo(Arrays.asList(names.split("[|]")));
    }

    @ParameterizedTest
    @CsvSource({"RADIANT_JWT_AUDIENCES", "RADIANT_JWT_ALGORITHMS", "mp.jwt.verify.audiences"})
    void refusesAListWithoutItems(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(name, " , "))
                .withMessage(name + " must not be without items, got ','");
    }

    @Test
    void wantsQuotesInPairs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with("RADIANT_JWT_ROLES", "\"a"))
                .withMessage("RADIANT_JWT_ROLES has an odd number of double quotes, got '\"a'");
    }

    @Test
    void wantsAnIssuer() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Map.of("RADIANT_JWT_KEYS", "keys.pem")))
                .withMessage(
                        "RADIANT_AUTHENTICATION names jwt, so RADIANT_JWT_ISSUER must be the issuer of the tokens");
    }

    @Test
    void wantsKeysInOnePlace() {
        String message = "RADIANT_AUTHENTICATION names jwt, so either RADIANT_JWT_KEYS must be a file or URL with the"
                + " issuer's public keys, as a JSON Web Key Set or PEM, or RADIANT_JWT_KEY must contain them";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Map.of("RADIANT_JWT_ISSUER", "issuer")))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with("RADIANT_JWT_KEY", "-----BEGIN PUBLIC KEY-----"))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"RADIANT_JWT_CLOCK_SKEW, 600, 601", "RADIANT_JWT_MAX_AGE, 31536000, 31536001"})
    void boundsItsTimes(String name, String most, String more) {
        assertThat(with(name, most)).isNotEqualTo(settings(LEAST));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(name, more))
                .withMessage(name + " must be a whole number from 0 to " + most + ", got '" + more + "'");
    }

    @Test
    void ignoresItsSettingsUnlessAuthenticationNamesIt() {
        assertThat(JwtSettings.from(new Source(name -> Optional.of("x")), false))
                .isEqualTo(JwtSettings.NONE);
    }
}

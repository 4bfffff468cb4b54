package org.primeradiant.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.settings.IdentitySettings.Mechanism;

class IdentitySettingsTest {
    @TempDir
    Path folder;

    private static IdentitySettings settings(Map<String, String> values) {
        return IdentitySettings.from(new Source(name -> Optional.ofNullable(values.get(name))));
    }

    @Test
    void letsEverybodyCallByDefault() {
        assertThat(settings(Map.of())).isEqualTo(IdentitySettings.NONE);
        assertThat(settings(Map.of("RADIANT_AUTHENTICATION", "None")).isOn()).isFalse();
    }

    @Test
    void takesSeveralMechanismsInAnyCase() throws IOException {
        String file = Files.createFile(folder.resolve("tokens")).toString();

        IdentitySettings settings =
                settings(Map.of("RADIANT_AUTHENTICATION", "Container, TOKEN", "RADIANT_TOKENS_FILE", file));

        assertThat(settings.mechanisms()).isEqualTo(Set.of(Mechanism.CONTAINER, Mechanism.TOKEN));
        assertThat(settings.tokensFile()).isEqualTo(file);
        assertThat(settings.isOn()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"basic", "token,none", "jwt token"})
    void listsTheMechanisms(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Map.of("RADIANT_AUTHENTICATION", text)))
                .withMessage(
                        "RADIANT_AUTHENTICATION must be none, or some of container, token, jwt and certificate with"
                                + " commas, got '"
                                + text + "'");
    }

    @Test
    void refusesCommasWithoutMechanisms() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Map.of("RADIANT_AUTHENTICATION", ",")))
                .withMessage(
                        "RADIANT_AUTHENTICATION must be none, or some of container, token, jwt and certificate with"
                                + " commas, got ','");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void isNotOpenToEverybodyBecauseOfABlankValue(String blank) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.read(Map.of("RADIANT_AUTHENTICATION", blank)::get))
                .withMessage(
                        "RADIANT_AUTHENTICATION must be none, or some of container, token, jwt and certificate with"
                                + " commas, got ''");
    }

    @ParameterizedTest
    @CsvSource({
        "none, RADIANT_RIGHTS, is none",
        "none, RADIANT_TOKENS_FILE, does not name token",
        "container, RADIANT_TOKENS_FILE, does not name token",
        "none, RADIANT_JWT_ISSUER, does not name jwt",
        "none, RADIANT_JWT_KEYS, does not name jwt",
        "container, RADIANT_JWT_KEY, does not name jwt",
        "container, RADIANT_JWT_AUDIENCES, does not name jwt",
        "container, RADIANT_JWT_ALGORITHMS, does not name jwt",
        "container, RADIANT_JWT_CLOCK_SKEW, does not name jwt",
        "container, RADIANT_JWT_MAX_AGE, does not name jwt",
        "container, RADIANT_JWT_ROLES, does not name jwt",
    })
    void refusesASettingThatHasNoEffect(String mechanism, String name, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Map.of("RADIANT_AUTHENTICATION", mechanism, name, "predict=x")))
                .withMessage(name + " is set, but RADIANT_AUTHENTICATION " + reason);
    }

    @Test
    void leavesSettingsOfMicroProfileToOtherApplications() {
        assertThat(settings(Map.of("mp.jwt.verify.issuer", "x", "mp.jwt.verify.publickey", "x")))
                .isEqualTo(IdentitySettings.NONE);
    }

    @ParameterizedTest
    @CsvSource({"RADIANT_CORS_ORIGINS, ','", "RADIANT_RIGHTS, ;"})
    void refusesAListWithoutItems(String name, String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Map.of("RADIANT_AUTHENTICATION", "container", name, text)))
                .withMessage(name + " must not be without items, got '" + text + "'");
    }

    @Test
    void wantsAFileForTokens() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Map.of("RADIANT_AUTHENTICATION", "token")))
                .withMessage("RADIANT_AUTHENTICATION names token, so RADIANT_TOKENS_FILE must name a file");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Map.of("RADIANT_AUTHENTICATION", "token", "RADIANT_TOKENS_FILE", "absent")))
                .withMessage("RADIANT_TOKENS_FILE must be an existing file, got 'absent'");
    }

    @Test
    void namesAllRolesThatHoldRights() {
        assertThat(settings(Map.of()).rolesWithRights())
                .containsExactlyInAnyOrder("predict", "feedback", "metadata", "operate", "metrics");
        assertThat(settings(Map.of(
                                "RADIANT_AUTHENTICATION",
                                "container",
                                "RADIANT_RIGHTS",
                                "predict=app,admin; operate=admin"))
                        .rolesWithRights())
                .containsExactlyInAnyOrder("app", "admin", "feedback", "metadata", "metrics");
    }

    @Test
    void readsWhichRolesHoldARight() {
        IdentitySettings settings = settings(Map.of(
                "RADIANT_AUTHENTICATION", "container",
                "RADIANT_RIGHTS", "predict = app, admin; Operate=admin; predict=other;"));

        assertThat(settings.rights())
                .isEqualTo(Map.of("predict", Set.of("app", "admin", "other"), "operate", Set.of("admin")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"predict", "call=app", "predict=a=b", "=app"})
    void refusesAMalformedRight(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Map.of("RADIANT_AUTHENTICATION", "container", "RADIANT_RIGHTS", text)))
                .withMessageStartingWith("RADIANT_RIGHTS must be like 'predict=app,admin; operate=admin'")
                .withMessageEndingWith("got '" + text + "'");
    }

    @Test
    void allowsNoOriginOnceCallersMustProveWhoTheyAre() {
        assertThat(settings(Map.of()).corsOrigins()).containsExactly("*");
        assertThat(settings(Map.of("RADIANT_AUTHENTICATION", "container")).corsOrigins())
                .isEmpty();
        assertThat(settings(Map.of(
                                "RADIANT_AUTHENTICATION", "container",
                                "RADIANT_CORS_ORIGINS", "https://a.example.org, https://b.example.org"))
                        .corsOrigins())
                .isEqualTo(List.of("https://a.example.org", "https://b.example.org"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Map.of("RADIANT_AUTHENTICATION", "container", "RADIANT_CORS_ORIGINS", "*")))
                .withMessage("RADIANT_CORS_ORIGINS must list origins such as https://app.example.org, not *, as"
                        + " RADIANT_AUTHENTICATION is on");
    }

    @Test
    void forwardsCredentialsOnlyWithoutAuthenticationUnlessTold() {
        assertThat(settings(Map.of()).forwardsCredentials()).isTrue();
        assertThat(settings(Map.of("RADIANT_AUTHENTICATION", "container")).forwardsCredentials())
                .isFalse();
        assertThat(settings(Map.of("RADIANT_AUTHENTICATION", "container", "RADIANT_FORWARD_CREDENTIALS", "on"))
                        .forwardsCredentials())
                .isTrue();
    }
}

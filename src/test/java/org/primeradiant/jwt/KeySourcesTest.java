package org.primeradiant.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.SeldonException;
import org.primeradiant.settings.JwtSettings;

class KeySourcesTest {
    private static final Issuer OLD = Issuer.of("old", "ES256");
    private static final Issuer NEW = Issuer.of("new", "ES256");

    @TempDir
    Path folder;

    private final AtomicLong nanos = new AtomicLong();

    private static JwtSettings settings(String location) {
        return new JwtSettings(
                Issuer.NAME,
                List.of(),
                "",
                location,
                List.of(),
                Duration.ofSeconds(60),
                Duration.ZERO,
                List.of("groups"));
    }

    private KeySource open(String location) {
        return KeySources.open(settings(location), Thread::new, nanos::get);
    }

    @Test
    void takesAFileByPathOrUrl() throws IOException {
        Path file = Files.writeString(folder.resolve("keys.json"), Issuer.jwks(OLD));

        assertThat(open(file.toString()).keys().keys()).hasSize(1);
        assertThat(open(file.toUri().toString()).keys().keys()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "META-INF/key.pem",
                "/META-INF/key.pem",
                "classpath:META-INF/key.pem",
                "classpath:/META-INF/key.pem"
            })
    void takesAResourceOfTheApplication(String location) throws IOException {
        Files.createDirectory(folder.resolve("META-INF"));
        Files.writeString(folder.resolve("META-INF/key.pem"), OLD.pem());
        ClassLoader before = Thread.currentThread().getContextClassLoader();

        try (URLClassLoader application =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            Thread.currentThread().setContextClassLoader(application);
            assertThat(open(location).keys().keys()).hasSize(1);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void failsIfThereIsNoSuchFile() {
        String absent = folder.resolve("absent").toString();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> open(absent))
                .withMessage("RADIANT_JWT_KEYS: cannot use " + absent + ": NoSuchFileException");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> open("absent.pem"))
                .withMessage("RADIANT_JWT_KEYS: there is no file or resource of the application 'absent.pem'");
    }

    @Test
    void namesTheSettingOfAMalformedUrl() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> open("https://issuer.example.org/a b"))
                .withMessage("RADIANT_JWT_KEYS must be a file or URL, got 'https://issuer.example.org/a b'");
    }

    @Test
    void takesNewKeysWhenTheFileChangesAndForgetsTokensOfTheOldOnes() throws IOException {
        Path file = Files.writeString(folder.resolve("keys.json"), Issuer.jwks(OLD));
        JwtMechanism mechanism =
                JwtMechanism.open(settings(file.toString()), Thread::new, Clock.systemUTC(), nanos::get);
        String token = TokenCase.RIGHT.token(OLD);
        assertThat(mechanism.identify("bearer", token)).isPresent();

        Files.writeString(file, Issuer.jwks(NEW) + "\n");
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThat(mechanism.identify("bearer", TokenCase.RIGHT.token(NEW))).isPresent();
        assertThat(refuses(mechanism, token)).isTrue();
    }

    @Test
    void keepsTheKeysWhileTheFileIsBroken() throws IOException {
        Path file = Files.writeString(folder.resolve("keys.json"), Issuer.jwks(OLD));
        JwtMechanism mechanism =
                JwtMechanism.open(settings(file.toString()), Thread::new, Clock.systemUTC(), nanos::get);

        Files.writeString(file, "{\"keys\":[");
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThat(mechanism.identify("bearer", TokenCase.RIGHT.token(OLD))).isPresent();
    }

    @Test
    void keepsTheKeysWhileTheFileIsTooLarge() throws IOException {
        Path file = Files.writeString(folder.resolve("keys.json"), Issuer.jwks(OLD));
        JwtMechanism mechanism =
                JwtMechanism.open(settings(file.toString()), Thread::new, Clock.systemUTC(), nanos::get);

        Files.writeString(file, Issuer.jwks(OLD) + " ".repeat(1 << 20));
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThat(mechanism.identify("bearer", TokenCase.RIGHT.token(OLD))).isPresent();
    }

    private static boolean refuses(JwtMechanism mechanism, String token) {
        try {
            return mechanism.identify("bearer", token).isEmpty();
        } catch (SeldonException e) {
            return true;
        }
    }
}

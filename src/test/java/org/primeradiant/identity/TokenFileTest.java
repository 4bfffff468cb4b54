package org.primeradiant.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.primeradiant.testing.LogLines;

class TokenFileTest {
    private static final long SECOND = 1_000_000_000;
    /** The hash of the text {@code secret}. */
    private static final String SECRET = "sha256:2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b";

    @TempDir
    Path folder;

    private final AtomicLong nanos = new AtomicLong();

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("tokens"), content);
    }

    private TokenFile open(String content) throws IOException {
        return TokenFile.open(file(content), nanos::get);
    }

    @Test
    void knowsTheCallerOfATokenWithItsRoles() throws IOException {
        TokenFile tokens = open("# callers\n\n  shop  predict,feedback\t" + SECRET + "\n");

        Identity caller = tokens.identify("bearer", "secret").orElseThrow();

        assertThat(caller.name()).isEqualTo("shop");
        assertThat(caller.mechanism()).isEqualTo("token");
        assertThat(caller.hasRole("predict")).isTrue();
        assertThat(caller.hasRole("feedback")).isTrue();
        assertThat(caller.hasRole("operate")).isFalse();
    }

    @Test
    void knowsEachOfSeveralTokens() throws IOException {
        TokenFile tokens = open(
                "a r " + TokenHash.text("1") + "\nb r " + TokenHash.text("2") + "\nb r " + TokenHash.text("3") + "\n");

        assertThat(tokens.size()).isEqualTo(3);
        assertThat(tokens.identify("bearer", "1").map(Identity::name)).contains("a");
        assertThat(tokens.identify("bearer", "2").map(Identity::name)).contains("b");
        assertThat(tokens.identify("bearer", "3").map(Identity::name)).contains("b");
    }

    @ParameterizedTest
    @CsvSource({"bearer, other", "bearer, secre", "bearer, ''", "basic, secret", "'', secret"})
    void leavesOtherCredentialsToOthers(String scheme, String value) throws IOException {
        TokenFile tokens = open("shop predict " + SECRET);

        assertThat(tokens.identify(scheme, value)).isEqualTo(Optional.empty());
    }

    @Test
    void doesNotTakeTheHashForTheToken() throws IOException {
        TokenFile tokens = open("shop predict " + SECRET);

        assertThat(tokens.identify("bearer", SECRET)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "shop predict, must be like 'name role;role sha256:hash'",
        "shop predict secret extra, must be like 'name role;role sha256:hash'",
        "shop predict secret, the hash must be sha256: and 64 hexadecimal digits",
        "shop predict sha256:2bb80d, the hash must be sha256: and 64 hexadecimal digits",
    })
    void namesTheMalformedLineButNotItsContent(String line, String message) throws IOException {
        Path file = file("# comment\n" + line + "\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenFile.open(file, nanos::get))
                .withMessage("RADIANT_TOKENS_FILE: cannot use " + file + ": line 2: " + message.replace(';', ','));
    }

    @Test
    void refusesARoleWithoutAName() throws IOException {
        Path file = file("shop predict,,feedback " + SECRET);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenFile.open(file, nanos::get))
                .withMessageEndingWith("line 1: the roles must be 1 to 100 names with commas between them");
    }

    @Test
    void refusesTwoLinesWithTheSameToken() throws IOException {
        Path file = file("a r " + SECRET + "\nb r " + SECRET);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenFile.open(file, nanos::get))
                .withMessageEndingWith("line 2: an earlier line has the same hash");
    }

    @Test
    void holdsUpToAThousandTokens() throws IOException {
        String thousand = IntStream.range(0, 1000)
                .mapToObj(i -> "a r " + TokenHash.text("t" + i) + "\n")
                .collect(Collectors.joining());

        assertThat(open(thousand).size()).isEqualTo(1000);
        Path file = file(thousand + "a r " + SECRET);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenFile.open(file, nanos::get))
                .withMessageEndingWith("line 1001: more than 1000 tokens");
    }

    @Test
    void failsIfTheFileIsMissing() {
        Path file = folder.resolve("absent");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenFile.open(file, nanos::get))
                .withMessage("RADIANT_TOKENS_FILE: cannot use " + file + ": NoSuchFileException");
    }

    @Test
    void failsIfTheFileIsLargerThanAMebibyte() throws IOException {
        Path file = file("#".repeat((1 << 20) + 1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenFile.open(file, nanos::get))
                .withMessageEndingWith("larger than 1048576 bytes");
    }

    @Test
    void takesAChangedFileAfterASecond() throws IOException {
        TokenFile tokens = open("shop predict " + TokenHash.text("old"));
        file("shop predict " + TokenHash.text("newer") + "\n");

        nanos.addAndGet(SECOND - 1);
        assertThat(tokens.identify("bearer", "newer")).isEmpty();
        nanos.addAndGet(1);
        assertThat(tokens.identify("bearer", "newer")).isPresent();
        assertThat(tokens.identify("bearer", "old")).isEmpty();
    }

    /** The old token goes on, and the log says once why. */
    private void assertKept(TokenFile tokens, String reason) {
        try (LogLines log = new LogLines(WatchedFile.class)) {
            for (int i = 0; i < 3; i++) {
                nanos.addAndGet(SECOND);
                assertThat(tokens.identify("bearer", "secret")).isPresent();
            }

            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith("SEVERE RADIANT_TOKENS_FILE")
                    .endsWith(reason);
        }
    }

    @Test
    void keepsTheOldTokensWhileTheFileIsBrokenAndLogsThatOnce() throws IOException {
        TokenFile tokens = open("shop predict " + SECRET);
        file("shop predict " + SECRET + "\nadmin operate hunter2\n");

        assertKept(tokens, "line 2: the hash must be sha256: and 64 hexadecimal digits");
    }

    @Test
    void keepsTheOldTokensWhileTheFileIsTooLargeAndLogsThatOnce() throws IOException {
        TokenFile tokens = open("shop predict " + SECRET);
        file("#".repeat((1 << 20) + 1));

        assertKept(tokens, "larger than 1048576 bytes");
        file("shop predict " + TokenHash.text("newer"));
        nanos.addAndGet(SECOND);
        assertThat(tokens.identify("bearer", "newer")).isPresent();
    }

    @Test
    void looksAtMostOnceASecondThoughTheLookFails() throws IOException {
        Path path = file("old");
        List<String> read = new ArrayList<>();
        WatchedFile<String> watched = WatchedFile.open("SETTING", path, content -> read(read, content), nanos::get);
        file("newer");
        nanos.addAndGet(SECOND);

        assertThatIllegalStateException().isThrownBy(watched::value);
        assertThat(watched.value()).isEqualTo("old");
        assertThat(read).containsExactly("old", "newer");
    }

    /** A reader with a fault, which throws what readers must not. */
    private static String read(List<String> read, byte[] content) {
        read.add(new String(content, UTF_8));
        if (read.size() > 1) {
            throw new IllegalStateException("a fault");
        }
        return read.get(0);
    }

    @Test
    void keepsTheOldTokensWhileTheFileIsMissingAndTakesItOnceItIsBack() throws IOException {
        TokenFile tokens = open("shop predict " + SECRET);
        Files.delete(folder.resolve("tokens"));

        nanos.addAndGet(SECOND);
        assertThat(tokens.identify("bearer", "secret")).isPresent();
        file("shop predict " + TokenHash.text("another one"));
        nanos.addAndGet(SECOND);
        assertThat(tokens.identify("bearer", "secret")).isEmpty();
        assertThat(tokens.identify("bearer", "another one")).isPresent();
    }

    @Test
    void revokesTheLastToken() throws IOException {
        TokenFile tokens = open("shop predict " + SECRET);
        file("");

        nanos.addAndGet(SECOND);
        assertThat(tokens.identify("bearer", "secret")).isEmpty();
    }
}

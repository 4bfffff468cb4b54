package org.primeradiant.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnotationsTest {
    @TempDir
    Path directory;

    private Map<String, String> read(String lines) throws IOException {
        return Annotations.read(Files.writeString(directory.resolve("annotations"), lines));
    }

    @Test
    void findsNoneOutsideKubernetes() {
        assertThat(Annotations.read(directory.resolve("annotations"))).isEmpty();
    }

    @Test
    void findsNoneInAnEmptyFile() throws IOException {
        assertThat(read("")).isEmpty();
    }

    @Test
    void readsALineForEachAnnotation() throws IOException {
        Map<String, String> annotations = read("""
                seldon.io/grpc-max-message-size="10485760"
                seldon.io/rest-timeout="60000"
                """);

        assertThat(annotations)
                .containsExactly(
                        entry("seldon.io/grpc-max-message-size", "10485760"), entry("seldon.io/rest-timeout", "60000"));
    }

    @Test
    void endsTheKeyAtTheFirstEqualsSign() throws IOException {
        assertThat(read("selector=\"app=iris,tier=model\"\n"))
                .containsExactly(entry("selector", "app=iris,tier=model"));
    }

    @Test
    void takesBackTheEscapesOfQuotesBackslashesAndLineEnds() throws IOException {
        assertThat(read("""
                note="a \\"quoted\\" C:\\\\path\\n\\tindented"
                """)).containsExactly(entry("note", "a \"quoted\" C:\\path\n\tindented"));
    }

    /** Kubernetes quotes values as Go does, whose escapes for unprintable characters Java does not have. */
    @Test
    void takesBackTheEscapesThatOnlyGoWrites() throws IOException {
        assertThat(read("""
                note="zero\\u200bwidth \\x1b \\U000e0001 bell\\a\\v"
                """)).containsExactly(entry("note", "zero\u200bwidth \u001b \udb40\udc01 bell\u0007\u000b"));
    }

    @Test
    void keepsAnEmptyValue() throws IOException {
        assertThat(read("note=\"\"\n")).containsExactly(entry("note", ""));
    }

    @Test
    void keepsAValueWithoutQuotes() throws IOException {
        assertThat(read("a=1\nb=\"\nc=\n")).containsExactly(entry("a", "1"), entry("b", "\""), entry("c", ""));
    }

    @Test
    void skipsLinesThatAreNoAnnotation() throws IOException {
        assertThat(read("nonsense\n=\"no key\"\n\na=\"1\"\n")).containsExactly(entry("a", "1"));
    }
}

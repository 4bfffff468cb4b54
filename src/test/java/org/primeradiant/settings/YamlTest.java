package org.primeradiant.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {
    private static Object load(String text) {
        return Yaml.load("graph.yaml", text);
    }

    private static void assertRefused(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> load(text))
                .withMessageStartingWith("graph.yaml cannot be read: " + message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: [1, two, {b: null}]",
                "a:\n- 1\n- two\n- b:",
                "{\n\t\"a\":[1,\"two\",{\"b\":null}]}",
                "---\na: [1, two, {b: }]\n...\n"
            })
    void readsBlocksFlowsAndJson(String text) {
        Object b = load("{b: null}");

        assertThat(load(text)).isEqualTo(Map.of("a", List.of(1, "two", b)));
    }

    @Test
    void repeatsWhatAnAliasNames() {
        assertThat(load("{a: &x [1], b: *x, c: {d: *x}}"))
                .isEqualTo(Map.of("a", List.of(1), "b", List.of(1), "c", Map.of("d", List.of(1))));
        assertThat(load("[&x 1, &x [2], *x, &x [3, &x [4], *x]]"))
                .isEqualTo(List.of(1, List.of(2), List.of(2), List.of(3, List.of(4), List.of(4))));
    }

    @Test
    void readsAllDocumentsThatAreNotEmpty() {
        assertThat(Yaml.documents("graph.yaml", "---\na: 1\n---\n# nothing\n---\n[2]\n---\n"))
                .containsExactly(Map.of("a", 1), List.of(2));
        assertThat(Yaml.documents("graph.yaml", "")).isEmpty();
        assertThat(load("---\na: 1\n---\n")).isEqualTo(Map.of("a", 1));
    }

    @Test
    void appliesMergeKeys() {
        assertThat(load("[&x {a: 1, b: 2}, {<<: *x, b: 3}]"))
                .isEqualTo(List.of(Map.of("a", 1, "b", 2), Map.of("a", 1, "b", 3)));
        assertThat(load("[&x {a: 1}, &y {a: 2, b: 2}, {<<: [*x, *y]}]"))
                .isEqualTo(List.of(Map.of("a", 1), Map.of("a", 2, "b", 2), Map.of("a", 1, "b", 2)));
        assertThat(load("[&x {a: 1}, &y {<<: *x, b: 2}, {c: {<<: *y}}]"))
                .isEqualTo(List.of(Map.of("a", 1), Map.of("a", 1, "b", 2), Map.of("c", Map.of("a", 1, "b", 2))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{<<: 1}", "{<<: [1]}", "{<<: }", "[&x [1], {<<: [*x]}]"})
    void refusesToMergeWhatIsNoObject(String text) {
        assertRefused(text, "the merge key '<<' takes an object or a list of objects");
    }

    @Test
    void readsNothingAsNull() {
        assertThat(load("")).isNull();
        assertThat(load("# nothing")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: "})
    void takesSomeLevels(String opening) {
        assertThat(load(nested(opening, Limits.YAML_DEPTH))).isNotNull();
        assertRefused(nested(opening, Limits.YAML_DEPTH + 1), "it is nested deeper than 64 levels, at line 1, column ");
        assertRefused(nested(opening, 10_000), "it is nested deeper than 64 levels, at line 1, column ");
    }

    @Test
    void takesSomeLevelsOfBlocks() {
        assertThat(load(block(Limits.YAML_DEPTH))).isNotNull();
        assertRefused(block(Limits.YAML_DEPTH + 1), "it is nested deeper than 64 levels, at line 65, column 65");
        assertRefused("- ".repeat(10_000) + "1", "it is nested deeper than 64 levels, at line 1, column 129");
    }

    @Test
    void countsTheLevelsOfWhatAnAliasRepeats() {
        String half = "- &a " + nested("[", 40) + "\n- ";

        assertThat(load(half + nested("[", 23, "*a"))).isNotNull();
        assertRefused(half + nested("[", 24, "*a"), "it is nested deeper than 64 levels, at line 2, column 27");
    }

    @Test
    void countsTheLevelsOfAliasesOfAliases() {
        StringBuilder text = new StringBuilder("- &a0 [1]\n");
        for (int i = 1; i < 70; i++) {
            text.append("- &a" + i + " [*a" + (i - 1) + "]\n");
        }

        assertRefused(text.toString(), "it is nested deeper than 64 levels, at line 64, column 9");
    }

    @Test
    void countsTheValuesThatAliasesRepeat() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 24; i++) {
            text.append("a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]\n");
        }

        assertRefused(
                text.toString(),
                "it has more than 100000 values, including those that aliases repeat, at line 15, column 18");
    }

    @Test
    void takesSomeValues() {
        assertThat(load("[" + "1,".repeat(Limits.YAML_VALUES - 1) + "]")).isNotNull();
        assertRefused("[" + "1,".repeat(Limits.YAML_VALUES) + "]", "it has more than 100000 values");
        assertRefused("[&a [" + "1,".repeat(60_000) + "], *a]", "it has more than 100000 values");
    }

    @Test
    void takesSomeCharacters() {
        assertThat(load("#".repeat(Limits.YAML_SIZE))).isNull();
        assertRefused("#".repeat(Limits.YAML_SIZE + 1), "it is longer than 1048576 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"&a [*a]", "&a {b: {c: *a}}", "a: &a\n  - b: *a", "&a {*a : 1}", "&a {<<: *a}"})
    void refusesAnAliasWithinWhatItRepeats(String text) {
        assertRefused(text, "*a refers to a node that contains it, at line ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{[a]: 1}", "{{a: 1}: 1}", "? [a]\n: 1", "[&a [1], {*a : 1}]"})
    void refusesKeysThatAreNoScalars(String text) {
        assertRefused(text, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{name: [}",
                "*none",
                "a: 1\n---\nb: 2",
                "!!int x",
                "!!float x",
                "!!binary '$'",
                "!other x",
                "!!set [a]",
                "!!map [a]",
                "\u0001",
                "a: 1\na: 2",
                "%YAML 9.9\n---\na"
            })
    void namesTheSourceOfWhatItCannotRead(String text) {
        assertRefused(text, "");
    }

    @Test
    void readsNoMoreOfAFileThanADocumentMayHave(@TempDir Path folder) throws IOException {
        Path small = Files.writeString(folder.resolve("small.yaml"), "a: \u00e4\u20ac");
        Path large = Files.write(folder.resolve("large.yaml"), new byte[3 * Limits.YAML_SIZE + 1]);

        assertThat(Yaml.text(small)).isEqualTo("a: \u00e4\u20ac");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Yaml.text(large))
                .withMessage(large + " cannot be read: it is longer than 1048576 characters");
    }

    @Test
    void readsNoFileOfAnotherEncoding(@TempDir Path folder) throws IOException {
        Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {(byte) 0xe4});

        assertThatExceptionOfType(CharacterCodingException.class).isThrownBy(() -> Yaml.text(latin));
    }

    private static String nested(String opening, int levels) {
        return nested(opening, levels, "1");
    }

    private static String nested(String opening, int levels, String innermost) {
        return opening.repeat(levels) + innermost + (opening.equals("[") ? "]" : "}").repeat(levels);
    }

    private static String block(int levels) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < levels; i++) {
            text.append(" ".repeat(i)).append("a:\n");
        }
        return text.append(" ".repeat(levels)).append("1").toString();
    }
}

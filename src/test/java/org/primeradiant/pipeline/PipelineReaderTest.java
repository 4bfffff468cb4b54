package org.primeradiant.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineReaderTest {
    private static final String GOOD = """
            {
              "version": 1,
              "features": [
                {"name": "id", "type": "category"},
                {"name": "age", "type": "number"},
                {"name": "size", "type": "number"},
                {"name": "day", "type": "category"}
              ],
              "steps": [
                {"type": "exclude", "columns": ["id"]},
                {"type": "missing", "columns": [
                  {"name": "age", "strategy": "mean", "value": 40.5},
                  {"name": "day", "strategy": "most-frequent", "value": "Fri"}
                ]},
                {"type": "standardise", "columns": [
                  {"name": "age", "mean": 40.5, "deviation": 10}
                ]},
                {"type": "min-max", "columns": [{"name": "size", "minimum": 0, "maximum": 4}]},
                {"type": "one-hot", "columns": [
                  {"name": "day", "categories": ["Thu", "Fri"], "unknown": "error"}
                ]}
              ],
              "model": {
                "type": "logistic",
                "columns": ["age", "size", "day=Thu", "day=Fri"],
                "classes": ["no", "yes", "maybe"],
                "intercepts": [0.1, 0.2, 0.3],
                "coefficients": [
                  [1, 2, 3, 4],
                  [5, 6, 7, 8],
                  [9, 10, 11, 12]
                ]
              },
              "custom": {"author": "me"}
            }
            """;

    @TempDir
    private Path folder;

    private Pipeline read(String text) throws IOException {
        Files.writeString(folder.resolve("pipeline.json"), text);
        return PipelineReader.read(folder);
    }

    private void assertRefused(String text, String message) {
        assertThatExceptionOfType(BadFileException.class)
                .isThrownBy(() -> read(text))
                .withMessage(folder.resolve("pipeline.json") + message);
    }

    @Test
    void readsFeaturesStepsAndModelInOrder() throws IOException {
        Pipeline pipeline = read(GOOD);

        assertThat(pipeline.features().stream().map(Feature::name)).containsExactly("id", "age", "size", "day");
        assertThat(pipeline.steps().stream().map(Step::type))
                .containsExactly("exclude", "missing", "standardise", "min-max", "one-hot");
        assertThat(pipeline.regression().columns()).containsExactly("age", "size", "day=Thu", "day=Fri");
        assertThat(pipeline.regression().outputs()).containsExactly("no", "yes", "maybe");
        LogisticRegression model = (LogisticRegression) pipeline.regression();
        assertThat(model.regression().coefficient(2, 1)).isEqualTo(10);
        assertThat(model.regression().intercept(1)).isEqualTo(0.2);
        assertThat(pipeline.custom()).containsEntry("author", "me").hasSize(1);
    }

    @Test
    void toleratesAByteOrderMark() throws IOException {
        assertThat(read("\uFEFF" + GOOD).features()).hasSize(4);
    }

    /** Each row: the replaced part, its replacement, and the message after the name of the file. */
    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            "version": 1 => "version": 2 => line 2, version: must be 1, the only known version, got 2
            "version": 1 => "version": "1" => line 2, version: must be a number, got a string
            "version": 1, => `` => line 1: must have the field 'version'
            "version": 1, => "version": 1, "name": 0, => \
            line 2, name: is not a known field; known fields: version, features, steps, model, custom
            "version": 1, => "version": 1, "version": 1, => line 2, version: must not appear twice
            "id", "type": "category" => "id", "type": "text" => \
            line 4, features[0].type: must be one of number, category, got 'text'
            "id", "type": "category" => "id", "kind": "category" => \
            line 4, features[0].kind: is not a known field; known fields: name, type
            "id", "type": "category" => "id" => line 4, features[0]: must have the field 'type'
            {"name": "age", "type" => {"name": "id", "type" => line 5, features[1].name: must not appear twice: 'id'
            {"name": "age", "type" => {"name": " age", "type" => \
            line 5, features[1].name: must be a non-empty string without leading or trailing blanks
            {"name": "age", "type" => {"name": "", "type" => \
            line 5, features[1].name: must be a non-empty string without leading or trailing blanks
            {"name": "age", "type" => {"name": null, "type" => line 5, features[1].name: must be a string, got null
            {"type": "exclude", => {"type": "drop", => \
            line 10, steps[0].type: must be one of include, exclude, missing, standardise, min-max, one-hot, got 'drop'
            {"type": "exclude", => {"type": "exclude", "from": 1, => \
            line 10, steps[0].from: is not a known field; known fields: type, columns
            "columns": ["id"] => "columns": "id" => line 10, steps[0].columns: must be an array, got a string
            "columns": ["id"] => "columns": ["id", "id"] => line 10, steps[0].columns[1]: must not appear twice: 'id'
            "columns": ["id"] => "columns": ["ID"] => \
            line 10, steps[0].columns[0]: must be the name of an existing column: id, age, size, day; got 'ID'
            "columns": ["id"] => "columns": [true] => line 10, steps[0].columns[0]: must be a string, got a boolean
            {"name": "age", "strategy" => {"name": "id", "strategy" => \
            line 12, steps[1].columns[0].name: must be the name of an existing column: age, size, day; got 'id'
            {"name": "day", "strategy" => {"name": "age", "strategy" => \
            line 13, steps[1].columns[1].value: must be a number, got a string
            "strategy": "mean" => "strategy": "mode" => \
            line 12, steps[1].columns[0].strategy: must be one of mean, median, most-frequent, constant, got 'mode'
            "strategy": "most-frequent" => "strategy": "median" => \
            line 13, steps[1].columns[1].strategy: must be most-frequent or constant for a category, got 'median'
            "value": "Fri" => "value": 5 => line 13, steps[1].columns[1].value: must be a string, got a number
            "value": "Fri" => "value": "NaN" => \
            line 13, steps[1].columns[1].value: must not be 'NaN', which stands for a missing value
            "value": 40.5 => "value": "40.5" => line 12, steps[1].columns[0].value: must be a number, got a string
            {"name": "age", "mean" => {"name": "day", "mean" => \
            line 16, steps[2].columns[0].name: must be a column of type number, 'day' is of type category
            "deviation": 10 => "deviation": 0 => line 16, steps[2].columns[0].deviation: must be above 0, got 0.0
            "deviation": 10 => "deviation": 1e999 => \
            line 16, steps[2].columns[0].deviation: must be a number that a double can hold
            "mean": 40.5, => `` => line 16, steps[2].columns[0]: must have the field 'mean'
            "maximum": 4 => "maximum": 0 => \
            line 18, steps[3].columns[0].maximum: must be above the minimum of 0.0, got 0.0
            {"name": "day", "categories" => {"name": "age", "categories" => \
            line 20, steps[4].columns[0].name: must be a column of type category, 'age' is of type number
            ["Thu", "Fri"] => ["Thu", "Thu"] => line 20, steps[4].columns[0].categories[1]: must not appear twice: 'Thu'
            ["Thu", "Fri"] => ["Thu", "NaN"] => \
            line 20, steps[4].columns[0].categories[1]: must not be 'NaN', which stands for a missing value
            "unknown": "error" => "unknown": "ignore" => \
            line 20, steps[4].columns[0].unknown: must be one of error, zeros, got 'ignore'
            "type": "logistic" => "type": "forest" => line 24, model.type: must be one of linear, logistic, got 'forest'
            "type": "logistic" => "type": "linear" => \
            line 26, model.classes: is not a known field; known fields: type, columns, output, intercept, coefficients
            "age", "size", "day=Thu" => "size", "age", "day=Thu" => \
            line 25, model.columns: must be the columns that the steps leave, \
            in that order: age, size, day=Thu, day=Fri; \
            got size, age, day=Thu, day=Fri
            ["no", "yes", "maybe"] => ["no"] => line 26, model.classes: must have 2 classes or more, got 1
            ["no", "yes", "maybe"] => ["no", "yes"] => \
            line 27, model.intercepts: must have 1 numbers, that of the second class, got 3
            [0.1, 0.2, 0.3] => [0.1, 0.2] => line 27, model.intercepts: must have 3 numbers, one for each class, got 2
            [0.1, 0.2, 0.3] => [0.1, "0.2", 0.3] => line 27, model.intercepts[1]: must be a number, got a string
            [5, 6, 7, 8] => [5, 6, 7] => line 30, model.coefficients[1]: must have 4 numbers, one for each column, got 3
            [5, 6, 7, 8] => [5, 6, null, 8] => line 30, model.coefficients[1][2]: must be a number, got null
            [5, 6, 7, 8] => 5 => line 30, model.coefficients[1]: must be an array, got a number
            [5, 6, 7, 8], => `` => line 28, model.coefficients: must have 3 arrays, one for each class, got 2
            {"author": "me"} => {"author": 1} => line 34, custom.author: must be a string, got a number
            {"author": "me"} => [] => line 34, custom: must be an object, got an array
            """)
    void namesFileLineAndField(String part, String replacement, String message) {
        assertThat(GOOD).contains(part);

        assertRefused(GOOD.replace(part, replacement), " " + message);
    }

    /** Each message continues with the text of the JSON parser. */
    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            [5, 6, 7, 8] => [5, 6, NaN, 8] => line 30, model.coefficients[1][2]: is not valid JSON:
            "mean": 40.5 => "mean": -Infinity => line 16, steps[2].columns[0].mean: is not valid JSON:
            "mean": 40.5 => "mean": 40,5 => line 16, steps[2].columns[0]: is not valid JSON:
            [5, 6, 7, 8] => [5 6, 7, 8] => line 30, model.coefficients[1][1]: is not valid JSON:
            "author": "me"} => "author": "me"}} x => line 34: is not valid JSON:
            """)
    void saysWhereTheJsonIsBroken(String part, String replacement, String message) {
        assertThat(GOOD).contains(part);

        assertThatExceptionOfType(BadFileException.class)
                .isThrownBy(() -> read(GOOD.replace(part, replacement)))
                .withMessageStartingWith(folder.resolve("pipeline.json") + " " + message.strip());
    }

    @Test
    void refusesAModelOfCategories() {
        String text = GOOD.replace("\"one-hot\", \"columns\": [\n", "\"exclude\", \"columns\": [\"age\"\n")
                .replace("      {\"name\": \"day\", \"categories\": [\"Thu\", \"Fri\"], \"unknown\": \"error\"}\n", "")
                .replace("[\"age\", \"size\", \"day=Thu\", \"day=Fri\"]", "[\"size\", \"day\"]");

        assertRefused(
                text,
                " line 24, model.columns: must be of type number, 'day' is of type category; convert it with"
                        + " a one-hot step");
    }

    @Test
    void refusesStepsThatMakeTwoColumnsOfOneName() {
        String text = GOOD.replace("\"name\": \"size\"", "\"name\": \"day=Fri\"");

        assertRefused(text, " line 19, steps[4]: there must be one column 'day=Fri', got two");
    }

    @Test
    void refusesAPipelineWithoutFeatures() {
        assertRefused(
                "{\"version\": 1,\n\"features\": [], \"steps\": [], \"model\": {}}",
                " line 2, features: must have 1 feature or more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "{", "{\"version\": 1", "\uFEFF\uFEFF{}", "{}{}", "version"})
    void refusesWhatIsNotOneJsonValue(String text) {
        assertThatExceptionOfType(BadFileException.class)
                .isThrownBy(() -> read(text))
                .withMessageStartingWith(folder.resolve("pipeline.json") + " line 1");
    }

    @Test
    void refusesWhatIsNoObject() {
        assertRefused("[]", " line 1: must be an object, got an array");
    }

    @Test
    void refusesWhatIsNestedTooDeeply() {
        assertThatExceptionOfType(BadFileException.class)
                .isThrownBy(() -> read("[".repeat(100_000)))
                .withMessageEndingWith("[0]: is nested deeper than a pipeline can be");
    }

    @Test
    void saysThatTheFileIsNotThere() {
        assertThatExceptionOfType(BadFileException.class)
                .isThrownBy(() -> PipelineReader.read(folder))
                .withMessage(folder.resolve("pipeline.json") + " does not exist");
    }

    @Test
    void saysThatTheFileIsNotText() throws IOException {
        Files.write(folder.resolve("pipeline.json"), GOOD.replace("me", "mé").getBytes(StandardCharsets.ISO_8859_1));

        assertThatExceptionOfType(BadFileException.class)
                .isThrownBy(() -> PipelineReader.read(folder))
                .withMessage(folder.resolve("pipeline.json") + " is not text in UTF-8");
    }

    @Test
    void readsALinearModel() throws IOException {
        Pipeline pipeline = read("""
                {"version": 1, "features": [{"name": "area", "type": "number"}], "steps": [],
                 "model": {"type": "linear", "columns": ["area"], "output": "rent", "intercept": -5,
                           "coefficients": [12.5]}}""");

        assertThat(pipeline.predict(Table.of(1, List.of(new Numbers("area", "area", 80)))))
                .containsExactly(995);
    }
}

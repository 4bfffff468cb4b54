package org.primeradiant.microservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.MessageMetadata;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.settings.UnitSettings;

class DescriptionTest {
    private static final JsonObject NAMES = Json.createObjectBuilder()
            .add("names", Json.createArrayBuilder().add("a"))
            .build();

    private static ModelMetadata described(ModelMetadata own, String image, String text) {
        UnitSettings unit = new UnitSettings("iris", image, "", "", "", Map.of(), text, "metrics", false, true, true);
        return new Description(unit).of(own);
    }

    private static ModelMetadata withInput(MessageMetadata input) {
        return new ModelMetadata("", List.of(), "", List.of(input), List.of(), Map.of());
    }

    @ParameterizedTest
    @CsvSource({"reg:5000/org/img:0.1, reg:5000/org/img, 0.1", "img, '', img"})
    void takesNameAndVersionOfTheImage(String image, String name, String version) {
        ModelMetadata metadata = described(ModelMetadata.EMPTY, image, "");

        assertThat(metadata).isEqualTo(new ModelMetadata(name, List.of(version), "", List.of(), List.of(), Map.of()));
    }

    @Test
    void hasNoVersionWithoutAnImage() {
        assertThat(described(ModelMetadata.EMPTY, "", "")).isEqualTo(ModelMetadata.EMPTY);
    }

    @Test
    void prefersWhatTheComponentSays() {
        ModelMetadata own = new ModelMetadata("own", List.of("2"), "p", List.of(), List.of(), Map.of());

        assertThat(described(own, "img:1", "")).isEqualTo(own);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"new\",\"custom\":{\"a\":\"b\"},\"inputs\":[{\"messagetype\":\"strData\"}]}",
                "name: new\ncustom:\n  a: b\ninputs:\n- messagetype: strData"
            })
    void prefersWhatTheDeploymentSaysFieldByField(String text) {
        ModelMetadata own = new ModelMetadata(
                "own", List.of("2"), "p", List.of(MessageMetadata.of("x", "FP64", List.of(1L))), List.of(), Map.of());

        assertThat(described(own, "", text))
                .isEqualTo(new ModelMetadata(
                        "new",
                        List.of("2"),
                        "p",
                        List.of(MessageMetadata.of("strData", JsonObject.EMPTY_JSON_OBJECT)),
                        List.of(),
                        Map.of("a", "b")));
    }

    @Test
    void readsASchemaAndAShape() {
        String text = "inputs: [{messagetype: tensor, schema: {names: [a], shape: [4]}},"
                + " {name: x, datatype: FP32, shape: [-1, 4]}]";

        assertThat(described(ModelMetadata.EMPTY, "", text).inputs())
                .containsExactly(
                        MessageMetadata.of(
                                "tensor",
                                Json.createObjectBuilder(NAMES)
                                        .add("shape", Json.createArrayBuilder().add(4))
                                        .build()),
                        MessageMetadata.of("x", "FP32", List.of(-1L, 4L)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1] | MODEL_METADATA must be an object",
                "name: [a] | name must be a string",
                "version: 1 | MODEL_METADATA has [version]",
                "versions: a | versions must be a list",
                "inputs: [{shape: [a]}] | each of shape must be a whole number",
                "custom: {a: 1} | custom.a must be a string",
                "inputs: [{messagetype: strData, name: a}] | either a messagetype or",
                "inputs: [{}] | either a messagetype or",
                "inputs: [{name: a, datatype: FP128, shape: [1]}] | got 'FP128'",
                "inputs: [{messagetype: tensor, schema: {columns: 1}}] | may have only names and shape",
                "inputs: [{messagetype: binData, schema: {a: 1}}] | binData cannot have a schema",
                "'{' | MODEL_METADATA cannot be read",
                "'&a {custom: *a}' | *a refers to a node that contains it"
            })
    void refusesWhatSeldonsClientsDoNotAccept(String text, String problem) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> described(ModelMetadata.EMPTY, "", text))
                .withMessageContaining(problem)
                .returns(Reason.BAD_METADATA, SeldonException::reason);
    }

    @Test
    void refusesWhatTheComponentItselfSaysWrong() {
        ModelMetadata own = withInput(MessageMetadata.of("x", "DOUBLE", List.of()));

        assertThatExceptionOfType(SeldonException.class).isThrownBy(() -> described(own, "", ""));
    }
}

package org.primeradiant.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Value;
import io.seldon.protos.PredictionProtos.SeldonMessageMetadata;
import io.seldon.protos.PredictionProtos.SeldonModelMetadata;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.primeradiant.api.MessageMetadata;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.SeldonException;
import org.primeradiant.json.Allowance;

/** Reads metadata from JSON and from protobuf. */
class MetadataReaderTest {
    private static final ModelMetadata IRIS = new ModelMetadata(
            "iris",
            List.of("v1", "v2"),
            "seldon",
            List.of(MessageMetadata.of(
                    "tensor",
                    Json.createObjectBuilder()
                            .add("names", Json.createArrayBuilder().add("x"))
                            .build())),
            List.of(MessageMetadata.of("y", "FP64", List.of(-1L, 3L))),
            Map.of("owner", "me"));

    private static ModelMetadata read(String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        return JsonReader.metadata(body, 0, body.length, Allowance.UNLIMITED);
    }

    @Test
    void readsWhatTheWriterOfJsonWrites() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonWriter.write(IRIS, out);

        assertThat(read(out.toString(StandardCharsets.UTF_8))).isEqualTo(IRIS);
    }

    @Test
    void readsWhatTheWriterOfProtobufWrites() {
        assertThat(ProtoReader.metadata(ProtoWriter.metadata(IRIS))).isEqualTo(IRIS);
    }

    @Test
    void readsAsEmptyWhatIsNotThere() {
        assertThat(read("{}")).isEqualTo(ModelMetadata.EMPTY);
        assertThat(read("{\"name\":null,\"inputs\":null,\"custom\":null}")).isEqualTo(ModelMetadata.EMPTY);
        assertThat(ProtoReader.metadata(SeldonModelMetadata.getDefaultInstance()))
                .isEqualTo(ModelMetadata.EMPTY);
    }

    @Test
    void passesOverWhatItDoesNotKnow() {
        assertThat(read("{\"more\":[1],\"inputs\":[{\"messagetype\":\"strData\",\"tags\":{}}]}")
                        .inputs())
                .containsExactly(MessageMetadata.of("strData", JsonValue.EMPTY_JSON_OBJECT));
    }

    @Test
    void readsASchemaThatIsNoObjectAsEmpty() {
        SeldonModelMetadata proto = SeldonModelMetadata.newBuilder()
                .addInputs(SeldonMessageMetadata.newBuilder()
                        .setSchema(Value.newBuilder().setNumberValue(1)))
                .build();

        assertThat(ProtoReader.metadata(proto).inputs().get(0).schema()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | the metadata must be an object",
                "{\"name\":1} | name must be a string",
                "{\"versions\":\"v1\"} | versions must be a list",
                "{\"versions\":[1]} | each element of versions must be a string",
                "{\"inputs\":[1]} | each element of inputs must be an object",
                "{\"inputs\":[{\"schema\":[]}]} | schema must be an object",
                "{\"outputs\":[{\"shape\":[\"1\"]}]} | each element of shape must be a number",
                "{\"custom\":{\"a\":1}} | each value of custom must be a string"
            })
    void saysWhatIsWrong(String json, String message) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(SeldonException.class).hasMessage(message);
    }
}

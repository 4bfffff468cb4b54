package org.primeradiant.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.GraphMetadata;
import org.primeradiant.api.MessageMetadata;
import org.primeradiant.api.ModelMetadata;

class JsonGraphMetadataTest {
    private static String json(ModelMetadata model, List<MessageMetadata> edges) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonWriter.write(new GraphMetadata("main", Map.of("m", model), edges, List.of()), out);
        return out.toString(UTF_8);
    }

    @Test
    void leavesOutWhatANodeDoesNotSay() throws IOException {
        assertThat(json(ModelMetadata.EMPTY, List.of()))
                .isEqualTo("{\"graphinputs\":[],\"graphoutputs\":[],\"models\":{\"m\":{\"inputs\":[],\"outputs\":[]}},"
                        + "\"name\":\"main\"}");
    }

    @Test
    void writesWhatANodeSays() throws IOException {
        MessageMetadata edge = MessageMetadata.of("a", "FP64", List.of(1L));
        ModelMetadata model =
                new ModelMetadata("iris", List.of("1"), "java", List.of(edge), List.of(edge), Map.of("by", "me"));

        assertThat(json(model, List.of(edge)))
                .isEqualTo(
                        "{\"graphinputs\":[{\"datatype\":\"FP64\",\"name\":\"a\",\"shape\":[1]}],\"graphoutputs\":[],"
                                + "\"models\":{\"m\":{\"custom\":{\"by\":\"me\"},"
                                + "\"inputs\":[{\"datatype\":\"FP64\",\"name\":\"a\",\"shape\":[1]}],\"name\":\"iris\","
                                + "\"outputs\":[{\"datatype\":\"FP64\",\"name\":\"a\",\"shape\":[1]}],"
                                + "\"platform\":\"java\",\"versions\":[\"1\"]}},\"name\":\"main\"}");
    }
}

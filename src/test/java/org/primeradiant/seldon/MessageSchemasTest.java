package org.primeradiant.seldon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.primeradiant.api.Bytes;
import org.primeradiant.api.Json;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Tensors;

class MessageSchemasTest {
    private record Tree(String name) {}

    @Test
    void describesMessagesByTheirPayload() {
        MessageSchemas messages = new MessageSchemas();

        assertThat(messages.message(Tensor.class).getJsonArray("required")).hasToString("[\"data\"]");
        assertThat(messages.message(double[].class).getJsonArray("required")).hasToString("[\"data\"]");
        assertThat(messages.message(int.class).getJsonArray("required")).hasToString("[\"data\"]");
        assertThat(messages.message(String.class).getJsonArray("required")).hasToString("[\"strData\"]");
        assertThat(messages.message(Bytes.class).getJsonArray("required")).hasToString("[\"binData\"]");
        assertThat(messages.message(Json.class).getJsonArray("required")).hasToString("[\"jsonData\"]");
        assertThat(messages.message(Tree.class).getJsonArray("required")).hasToString("[\"jsonData\"]");
        assertThat(messages.message(Tensors.class).getJsonArray("anyOf"))
                .hasToString("[{\"required\":[\"data\"]},{\"required\":[\"jsonData\"]}]");
        assertThat(messages.message(Tensors.class).getJsonObject("properties"))
                .containsOnlyKeys("data", "jsonData", "meta", "status");
        assertThat(messages.message(Payload.class)).isEqualTo(MessageSchemas.ANY);
        assertThat(messages.message(SeldonMessage.class)).isEqualTo(MessageSchemas.ANY);
        assertThat(messages.definitions()).containsKeys("Tree", "SeldonMessage", "Error");
    }
}

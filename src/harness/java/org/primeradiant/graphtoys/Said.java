package org.primeradiant.graphtoys;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.primeradiant.api.Call;
import org.primeradiant.api.Data;
import org.primeradiant.api.Form;
import org.primeradiant.api.MessageMetadata;
import org.primeradiant.api.Meta;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensor;

/** Builds the answers that the components gave in the recording. */
final class Said {
    private Said() {}

    static SeldonMessage message(String node, String operation) {
        Map<String, String> path = Map.of(node, "img:1");
        Meta meta = new Meta("", Map.of(node, JsonValue.TRUE), Map.of(), path, List.of());
        return SeldonMessage.of(meta, data(node, operation));
    }

    static Payload feedback(String node, Call call) {
        call.tag(node, true);
        return data(node, "send-feedback");
    }

    static ModelMetadata metadata(String node) {
        return new ModelMetadata(
                node, List.of("v1"), "seldon", List.of(tensor(node + "-in")), List.of(tensor(node + "-out")), Map.of());
    }

    private static MessageMetadata tensor(String column) {
        return MessageMetadata.of(
                "tensor",
                Json.createObjectBuilder(Map.of("names", List.of(column))).build());
    }

    private static Payload data(String node, String operation) {
        return new Data(Tensor.of(new int[] {1, 1}, node + "/" + operation), List.of("t:0"), Form.NDARRAY);
    }
}

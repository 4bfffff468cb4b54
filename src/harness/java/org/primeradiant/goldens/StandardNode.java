package org.primeradiant.goldens;

import com.google.protobuf.ListValue;
import com.google.protobuf.Message;
import com.google.protobuf.Value;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import io.seldon.protos.PredictionProtos.SeldonModelMetadata;
import io.seldon.protos.PredictionProtos.Tensor;
import java.util.Map;

/** The answer that every node gave in the recording, unless a case is about a node with a different answer. */
final class StandardNode {
    private static final String JSON = "application/json";

    private StandardNode() {}

    /** Returns the node's name and operation as data. For the answers of a router see {@link #branch}. */
    static Answer answer(Hop hop) {
        if (hop.isMetadata()) {
            return hop.isRest() ? json(metadata(hop.node())) : Answer.grpc(protoMetadata(hop.node()));
        }
        return hop.isRest()
                ? json(("{\"data\":{\"names\":[\"t:0\"],\"ndarray\":[[\"%2$s/%1$s\"]]}"
                                + ",\"meta\":{\"requestPath\":{\"%2$s\":\"img:1\"},"
                                + "\"tags\":{\"%2$s\":true}}}\n")
                        .formatted(hop.operation(), hop.node()))
                : Answer.grpc(proto(hop));
    }

    /**
     * Returns a router's answer. The recording does not show its form over gRPC, so the first branch is sent as a
     * tensor and the others as an ndarray, to cover both.
     */
    static Answer branch(Hop hop, int branch) {
        if (hop.isRest()) {
            return json("{\"data\":{\"ndarray\":[[" + branch + "]]}}");
        }
        SeldonMessage.Builder message = SeldonMessage.newBuilder();
        message.getMetaBuilder();
        if (branch == 0) {
            message.getDataBuilder()
                    .setTensor(Tensor.newBuilder().addShape(1).addShape(1).addValues(branch));
        } else {
            message.getDataBuilder()
                    .setNdarray(row(Value.newBuilder().setNumberValue(branch).build()));
        }
        return Answer.grpc(message.build());
    }

    /** Returns a successful REST answer. */
    static Answer json(String body) {
        return Answer.rest(200, Map.of("content-type", JSON), body);
    }

    private static String metadata(String node) {
        return """
                {"name": "%1$s", "versions": ["v1"], "platform": "seldon", \
                "inputs": [{"messagetype": "tensor", "schema": {"names": ["%1$s-in"]}}], \
                "outputs": [{"messagetype": "tensor", "schema": {"names": ["%1$s-out"]}}]}""".formatted(node);
    }

    private static Message protoMetadata(String node) {
        return SeldonModelMetadata.newBuilder()
                .setName(node)
                .addVersions("v1")
                .setPlatform("seldon")
                .build();
    }

    private static SeldonMessage proto(Hop hop) {
        SeldonMessage.Builder message = SeldonMessage.newBuilder();
        Value yes = Value.newBuilder().setBoolValue(true).build();
        message.getMetaBuilder().putTags(hop.node(), yes);
        String text = hop.node() + "/" + hop.operation();
        message.getDataBuilder()
                .addNames("t:0")
                .setNdarray(row(Value.newBuilder().setStringValue(text).build()));
        return message.build();
    }

    private static ListValue row(Value value) {
        ListValue row = ListValue.newBuilder().addValues(value).build();
        return ListValue.newBuilder()
                .addValues(Value.newBuilder().setListValue(row))
                .build();
    }
}

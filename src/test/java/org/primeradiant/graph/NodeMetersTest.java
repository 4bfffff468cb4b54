package org.primeradiant.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.primeradiant.microservice.Operation;

class NodeMetersTest {
    private final List<String> counted = new ArrayList<>();
    private final NodeMeters meters = new NodeMeters((service, method, code) -> {
        counted.add(service + " " + method + " " + code);
        return List.of();
    });

    @Test
    void nameCallsOverRestByPath() {
        meters.called(Operation.PREDICT, Asking.REST, NodeMeters.OK, 1);
        meters.called(Operation.ROUTE, Asking.REST, "418", 1);

        assertThat(counted).containsExactly("/predict post 200", "/route post 418");
    }

    @Test
    void nameCallsOverGrpcByMethod() {
        meters.called(Operation.PREDICT, Asking.GRPC, NodeMeters.OK, 1);
        meters.called(Operation.SEND_FEEDBACK, Asking.GRPC, "InvalidArgument", 1);

        assertThat(counted)
                .containsExactly(
                        "/seldon.protos.Model/Predict unary OK",
                        "/seldon.protos.Model/SendFeedback unary InvalidArgument");
    }

    @Test
    void nameWhatIsAskedBeside() {
        meters.called(NodeMeters.METADATA, Asking.REST, NodeMeters.OK, 1);
        meters.called(NodeMeters.STATUS, Asking.REST, "503", 1);
        meters.called(NodeMeters.METADATA, Asking.GRPC, NodeMeters.OK, 1);

        assertThat(counted)
                .containsExactly(
                        "/metadata get 200", "/health/status get 503", "/seldon.protos.Model/Metadata unary OK");
    }

    @Test
    void lookUpTheSeriesOfSuccessesOnce() {
        meters.called(Operation.PREDICT, Asking.REST, NodeMeters.OK, 1);
        meters.called(Operation.PREDICT, Asking.REST, NodeMeters.OK, 1);
        meters.called(Operation.PREDICT, Asking.GRPC, NodeMeters.OK, 1);

        assertThat(counted).hasSize(2);
    }
}

package org.primeradiant.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.primeradiant.microservice.Operation;

class GraphMetersTest {
    private static final String GRAPH = "{name: main, graph: {name: a, implementation: SIMPLE_MODEL}}";

    private final GraphMeters meters = new GraphMeters(new PredictorReader("graph.yaml").read(GRAPH, ""));

    @Test
    void keepTheStatusesOfHttpAndTheCodesOfGrpc() {
        for (String code : new String[] {"100", "200", "418", "599", "OK", "InvalidArgument"}) {
            meters.served("predictions", "post", code, 1);
            meters.node("a", "", true).called(Operation.PREDICT, Asking.REST, code, 1);
        }

        assertThat(codes()).containsExactly("100", "200", "418", "599", "InvalidArgument", "OK");
    }

    @Test
    void countAnyOtherStatusOfANodeAsOne() {
        for (int status : new int[] {-1, 0, 5, 99, 600, 999, 1000, 5999, Integer.MAX_VALUE}) {
            meters.served("predictions", "post", String.valueOf(status), 1);
            meters.node("a", "", true).called(Operation.PREDICT, Asking.REST, String.valueOf(status), 1);
        }

        assertThat(codes()).containsExactly("other");
    }

    private Set<String> codes() {
        Set<String> codes = new TreeSet<>();
        for (Collector collector : meters.collectors()) {
            for (DataPointSnapshot point : collector.collect().getDataPoints()) {
                codes.add(point.getLabels().get("code"));
            }
        }
        return codes;
    }
}

package org.primeradiant.graph;

import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.primeradiant.microservice.Operation;

/**
 * Durations of the calls of one node, labeled as calls over the caller's protocol. A remote node is called over that
 * protocol too, if it has a port for it. Thread-safe.
 */
final class NodeMeters {
    /** Code of a successful call in either protocol. */
    static final String OK = "OK";

    static final Side METADATA = new Side("/metadata", "/seldon.protos.Model/Metadata");

    /** gRPC has no such call. */
    static final Side STATUS = new Side("/health/status", "/health/status");

    private static final String OK_OF_HTTP = "200";
    private static final double NANOS = 1e9;

    private final Series series;

    /**
     * Cached series of successful calls, by operation and protocol: finding a series by its labels takes longer than
     * many calls do.
     */
    private final AtomicReferenceArray<List<? extends DistributionDataPoint>> usual =
            new AtomicReferenceArray<>(2 * Operation.values().length);

    /** A call outside a request's path through the graph. */
    record Side(String path, String grpcMethod) {}

    /** Looks up the data points that record a call. */
    interface Series {
        List<? extends DistributionDataPoint> of(String service, String method, String code);
    }

    NodeMeters(Series series) {
        this.series = series;
    }

    /**
     * Records a completed call.
     *
     * @param code {@link #OK}, or the failure's code as in {@link GraphCaller#code}
     */
    void called(Operation call, GraphCaller caller, String code, long nanos) {
        observe(code.equals(OK) ? usual(call, caller.isGrpc()) : series(call, caller.isGrpc(), code), nanos);
    }

    /** Records a completed call outside a request's path; parameters as above. */
    void called(Side side, GraphCaller caller, String code, long nanos) {
        observe(
                caller.isGrpc()
                        ? series.of(side.grpcMethod(), "unary", code)
                        : series.of(side.path(), "get", ofHttp(code)),
                nanos);
    }

    private static void observe(List<? extends DistributionDataPoint> points, long nanos) {
        for (DistributionDataPoint point : points) {
            point.observe(nanos / NANOS);
        }
    }

    private List<? extends DistributionDataPoint> usual(Operation call, boolean grpc) {
        int index = 2 * call.ordinal() + (grpc ? 1 : 0);
        List<? extends DistributionDataPoint> known = usual.get(index);
        if (known == null) {
            known = series(call, grpc, OK);
            usual.set(index, known);
        }
        return known;
    }

    private List<? extends DistributionDataPoint> series(Operation call, boolean grpc, String code) {
        return grpc ? series.of("/" + call.grpcMethod(), "unary", code) : series.of(call.path(), "post", ofHttp(code));
    }

    private static String ofHttp(String code) {
        return code.equals(OK) ? OK_OF_HTTP : code;
    }
}

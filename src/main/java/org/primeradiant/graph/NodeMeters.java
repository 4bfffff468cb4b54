package org.primeradiant.graph;

import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.primeradiant.microservice.Operation;

/**
 * Counts the calls of one node, by the protocol of the caller, which is that of the calls of remote nodes. Thread-safe.
 */
final class NodeMeters {
    /** The code of a call that went well, in either protocol. */
    static final String OK = "OK";

    static final Side METADATA = new Side("/metadata", "/seldon.protos.Model/Metadata");

    /** There is none over gRPC. */
    static final Side STATUS = new Side("/health/status", "/health/status");

    private static final String OK_OF_HTTP = "200";
    private static final double NANOS = 1e9;

    private final Series series;

    /**
     * The series of calls that went well, by the call: looking them up by their labels takes longer than many a call.
     */
    private final AtomicReferenceArray<List<? extends DistributionDataPoint>> usual =
            new AtomicReferenceArray<>(2 * Operation.values().length);

    /** What a node is asked beside the calls of a request's way. */
    record Side(String path, String grpcMethod) {}

    /** Where a call is counted. */
    interface Series {
        List<? extends DistributionDataPoint> of(String service, String method, String code);
    }

    /** Without calls so far. */
    NodeMeters(Series series) {
        this.series = series;
    }

    /**
     * A call has ended.
     *
     * @param code {@link #OK}, or what the caller calls the failure
     */
    void called(Operation call, GraphCaller caller, String code, long nanos) {
        observe(code.equals(OK) ? usual(call, caller.isGrpc()) : series(call, caller.isGrpc(), code), nanos);
    }

    /** Likewise of a call beside. */
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

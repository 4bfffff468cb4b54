package org.primeradiant.inference;

import java.util.List;
import org.primeradiant.admission.BudgetedCaller;
import org.primeradiant.logger.CallLog;
import org.primeradiant.logger.PayloadLog;
import org.primeradiant.oip.InferRequest;
import org.primeradiant.oip.InferResponse;

/** A component, or a graph, as a model of the protocol. Thread-safe. */
interface ServedModel {
    String name();

    /** The version that answers; empty if the model has no versions. */
    String version();

    /** Whether it can be called now. */
    boolean isReady();

    /**
     * Describes the model.
     *
     * @throws org.primeradiant.api.SeldonException if the component's own metadata is invalid
     */
    Metadata metadata();

    /** The counts of its calls. */
    Statistics statistics();

    /**
     * Calls the model.
     *
     * @return the answer with the outputs that the request asks for, all of them if it names none
     * @throws org.primeradiant.api.SeldonException if the request does not fit the model, or the model fails
     */
    InferResponse infer(InferRequest request, BudgetedCaller caller);

    /**
     * The payload log of a call; by default of none, since the nodes of a graph log for themselves.
     *
     * @param puid the request's id
     */
    default CallLog logged(PayloadLog log, BudgetedCaller caller, String puid) {
        return CallLog.NONE;
    }

    /**
     * What clients are told about a model.
     *
     * @param versions the versions that can be called; empty if it has none
     * @param platform such as {@code xgboost_xgboost}; may be empty
     */
    record Metadata(
            String name,
            List<String> versions,
            String platform,
            List<TensorMetadata> inputs,
            List<TensorMetadata> outputs) {}

    /**
     * An input or output.
     *
     * @param datatype a name of {@link org.primeradiant.oip.Datatype}
     * @param shape length of each dimension; -1 for any length
     */
    record TensorMetadata(String name, String datatype, List<Long> shape) {}

    /**
     * Calls since the start, in Triton's terms.
     *
     * @param rows sum of the first dimensions of the requests' inputs
     * @param succeeded number of calls answered
     * @param succeededNanos their time in nanoseconds
     * @param failed number of calls refused or failed
     * @param failedNanos their time in nanoseconds
     * @param lastMillis when the last call ended, in milliseconds since 1970; 0 if there was none
     */
    record Statistics(long rows, long succeeded, long succeededNanos, long failed, long failedNanos, long lastMillis) {}
}

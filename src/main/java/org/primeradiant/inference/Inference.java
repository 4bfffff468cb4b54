package org.primeradiant.inference;

import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.primeradiant.api.Caller;
import org.primeradiant.api.Meta;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Status;
import org.primeradiant.graph.Puid;
import org.primeradiant.oip.AnswerTensors;
import org.primeradiant.oip.DeclaredTensor;
import org.primeradiant.oip.InferRequest;
import org.primeradiant.oip.InferResponse;
import org.primeradiant.oip.Parameters;

/** What a call to a component and one to a graph have in common. */
final class Inference {
    private static final int LEAST_ERROR = 400;
    private static final int LAST_ERROR = 599;
    private static final int SERVER_ERROR = 500;

    /** Parameters of the request that concern the host alone. */
    private static final Set<String> OF_HOST = Set.of("binary_data_output", "content_type", "headers");

    private Inference() {}

    /**
     * Calls a model and counts the call.
     *
     * @param call gets the request with an id: its own, else that of its header {@code Seldon-Puid}, else a new one
     */
    static InferResponse counted(
            CallCounts counts, InferRequest request, Caller caller, Function<InferRequest, InferResponse> call) {
        long start = System.nanoTime();
        boolean succeeded = false;
        try {
            InferResponse response = call.apply(identified(request, caller));
            succeeded = true;
            return response;
        } finally {
            long nanos = System.nanoTime() - start;
            if (succeeded) {
                counts.succeeded(request.inputs(), nanos);
            } else {
                counts.failed(nanos);
            }
        }
    }

    /** The request with an id: its own, else that of its header {@code Seldon-Puid}, else a new one. */
    static InferRequest identified(InferRequest request, Caller caller) {
        if (!request.id().isEmpty()) {
            return request;
        }
        String id = caller.header(Puid.HEADER).filter(given -> !given.isBlank()).orElseGet(Puid::next);
        return new InferRequest(id, request.parameters(), request.inputs(), request.outputs());
    }

    /** The request's id is the prediction's unique id, and its parameters are the tags. */
    static Meta meta(InferRequest request) {
        Map<String, JsonValue> tags = request.parameters();
        if (!tags.isEmpty()) {
            tags = new LinkedHashMap<>(tags);
            tags.keySet().removeAll(OF_HOST);
        }
        return new Meta(request.id(), tags, Map.of(), Map.of(), List.of());
    }

    /**
     * The answer with the outputs that the caller asks for.
     *
     * @throws SeldonException with the status that the component has chosen, if that is a failure; otherwise as
     *     {@link AnswerTensors#of}
     */
    static InferResponse response(
            ServedModel model, List<DeclaredTensor> declared, InferRequest request, SeldonMessage answer) {
        Status status = answer.status();
        if (status.flag() == Status.Flag.FAILURE) {
            boolean isError = status.code() >= LEAST_ERROR && status.code() <= LAST_ERROR;
            throw new SeldonException(isError ? status.code() : SERVER_ERROR, status.reason(), status.info());
        }
        return new InferResponse(
                model.name(),
                model.version(),
                request.id(),
                parameters(request, answer.meta().tags()),
                new AnswerTensors(request.inputs(), declared, request.outputs(), AnswerTensors.OUTPUT)
                        .of(answer.payload()));
    }

    /** The tags that are new, as far as they are single values. */
    private static Map<String, JsonValue> parameters(InferRequest request, Map<String, JsonValue> tags) {
        Map<String, JsonValue> parameters = Parameters.scalars(tags);
        if (!parameters.isEmpty()) {
            parameters.entrySet().removeAll(request.parameters().entrySet());
        }
        return parameters;
    }
}

package org.primeradiant.inference;

import java.util.List;
import java.util.Set;
import org.primeradiant.admission.BudgetedCaller;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.logger.CallLog;
import org.primeradiant.logger.PayloadLog;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.microservice.Operation;
import org.primeradiant.oip.InferRequest;
import org.primeradiant.oip.InferResponse;
import org.primeradiant.oip.NamedTensor;
import org.primeradiant.oip.RequestPayload;
import org.primeradiant.oip.Taken;

/** A component as a model. It answers with its first operation of prediction, transformation and routing. */
final class ComponentModel implements ServedModel {
    private static final List<Operation> CALLED =
            List.of(Operation.PREDICT, Operation.TRANSFORM_INPUT, Operation.TRANSFORM_OUTPUT, Operation.ROUTE);

    private final Microservice component;
    private final CallCounts counts;

    private volatile Known known = new Known(ModelMetadata.EMPTY, Declarations.NONE);

    /** What metadata declare. A component that is being replaced may have the old ones for another moment. */
    private record Known(ModelMetadata metadata, Declarations declarations) {}

    /**
     * Creates the model.
     *
     * @param component the component, whatever its version
     * @param counts counts its calls
     */
    ComponentModel(Microservice component, CallCounts counts) {
        this.component = component;
        this.counts = counts;
    }

    /**
     * What the component declares.
     *
     * @throws org.primeradiant.api.SeldonException {@code UNAVAILABLE} if it is not loaded
     */
    private Declarations declared() {
        ModelMetadata metadata = described();
        Known now = known;
        if (now.metadata() != metadata) {
            now = new Known(metadata, Declarations.of(metadata));
            known = now;
        }
        return now.declarations();
    }

    /** The component's metadata; if they are invalid, it declares nothing. */
    private ModelMetadata described() {
        try {
            return component.nodeMetadata();
        } catch (SeldonException e) {
            if (e.reason() == Reason.BAD_METADATA) {
                return ModelMetadata.EMPTY;
            }
            throw e;
        }
    }

    @Override
    public String name() {
        return component.name();
    }

    @Override
    public String version() {
        return declared().version();
    }

    @Override
    public boolean isReady() {
        return component.isCallable();
    }

    @Override
    public Metadata metadata() {
        ModelMetadata own = component.metadata();
        return new Metadata(
                name(),
                own.versions(),
                own.platform(),
                Descriptions.shown(own.inputs(), Descriptions.INPUT),
                Descriptions.shown(own.outputs(), Descriptions.OUTPUT));
    }

    @Override
    public Statistics statistics() {
        return counts.read();
    }

    @Override
    public InferResponse infer(InferRequest request, BudgetedCaller caller) {
        return Inference.counted(counts, request, caller, known -> answer(known, caller));
    }

    @Override
    public CallLog logged(PayloadLog log, BudgetedCaller caller, String puid) {
        return log.component(component.name(), InferenceProtocol.NAME).call(caller, puid);
    }

    private InferResponse answer(InferRequest request, BudgetedCaller caller) {
        Operation operation = operation();
        Declarations declared = declared();
        List<NamedTensor> inputs = declared.inputs().checked(request.inputs());
        Payload payload =
                new RequestPayload(inputs, request.parameters(), caller.budget()).payload(taken(operation, declared));
        SeldonMessage message = SeldonMessage.of(Inference.meta(request), payload);
        SeldonMessage answer = component.call(operation, message, caller);
        return Inference.response(this, declared.outputs(), request, answer);
    }

    private Operation operation() {
        Set<Operation> offered = component.operations();
        for (Operation each : CALLED) {
            if (offered.contains(each)) {
                return each;
            }
        }
        return Operation.PREDICT; // which then says what the component lacks
    }

    /** One that takes any payload and declares its inputs as tensors gets their names too. */
    private Taken taken(Operation operation, Declarations declared) {
        Taken any = declared.inputs().all().isEmpty() ? Taken.ANY : Taken.NAMES;
        if (!component.operations().contains(operation)) {
            return any;
        }
        return switch (component.inputKind(operation)) {
            case NUMBERS -> Taken.NUMBERS;
            case JSON -> Taken.JSON;
            case TENSORS -> Taken.TENSORS;
            case CUSTOM, WHOLE -> any;
        };
    }
}

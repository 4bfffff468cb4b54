package org.primeradiant.microservice;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.primeradiant.api.Call;
import org.primeradiant.api.Combiner;
import org.primeradiant.api.Component;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Model;
import org.primeradiant.api.OutputTransformer;
import org.primeradiant.api.Router;
import org.primeradiant.api.Transformer;

/**
 * An operation of a component, named as in Seldon's graphs ({@code PredictiveUnit.methods}), with its REST path and
 * gRPC method.
 */
public enum Operation {
    /** {@link Model#predict}. */
    PREDICT("predict", "predict", "/predict", "Model/Predict", Model.class),
    /** {@link Router#route}. */
    ROUTE("route", "router", "/route", "Router/Route", Router.class),
    /** {@link Combiner#aggregate}. */
    AGGREGATE("aggregate", "aggregate", "/aggregate", "Combiner/Aggregate", Combiner.class),
    /** {@link Transformer#transformInput}. */
    TRANSFORM_INPUT(
            "transformInput", "inputtransform", "/transform-input", "Transformer/TransformInput", Transformer.class),
    /** {@link OutputTransformer#transformOutput}. */
    TRANSFORM_OUTPUT(
            "transformOutput",
            "outputtransform",
            "/transform-output",
            "OutputTransformer/TransformOutput",
            OutputTransformer.class),

    /**
     * {@link Component#feedback}, which every component offers. Over gRPC it belongs to the model service, because that
     * is where Seldon's executor sends it.
     */
    SEND_FEEDBACK("feedback", "feedback", "/send-feedback", "Model/SendFeedback", Component.class);

    /** Operations that belong to a role: all but feedback. */
    public static final Set<Operation> OF_ROLES =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(SEND_FEEDBACK)));

    private final String method;
    private final String label;
    private final String path;
    private final String grpcMethod;
    private final Class<? extends Component> role;

    @SuppressWarnings("rawtypes") // the class object of a generic interface is raw
    Operation(String method, String label, String path, String grpcMethod, Class<? extends Component> role) {
        this.method = method;
        this.label = label;
        this.path = path;
        this.grpcMethod = "seldon.protos." + grpcMethod;
        this.role = role;
    }

    /** The name of the role's method. */
    public String method() {
        return method;
    }

    /** The operation's name in the label {@code method} of metrics. */
    String label() {
        return label;
    }

    /** The REST path, relative to the component. */
    public String path() {
        return path;
    }

    /** The full gRPC method name, without a leading slash. */
    public String grpcMethod() {
        return grpcMethod;
    }

    /** The interface that a component implements to offer the operation. */
    public Class<? extends Component> role() {
        return role;
    }

    /** Whether a component without the role returns its input, as Seldon's own wrapper does. */
    boolean passesThrough() {
        return this == TRANSFORM_INPUT || this == TRANSFORM_OUTPUT;
    }

    /** Whether the answer drops tags, metrics and path of the request: of a route, only the branch index is read. */
    boolean dropsIncomingMeta() {
        return this == ROUTE;
    }

    @SuppressWarnings("unchecked") // the plan of the operation has converted the input to the role's type
    Object invoke(Component component, Object input, Call call) throws Exception {
        return switch (this) {
            case PREDICT -> ((Model<Object, Object>) component).predict(input, call);
            case ROUTE -> ((Router<Object>) component).route(input, call);
            case AGGREGATE -> ((Combiner<Object, Object>) component).aggregate((List<Object>) input, call);
            case TRANSFORM_INPUT -> ((Transformer<Object, Object>) component).transformInput(input, call);
            case TRANSFORM_OUTPUT -> ((OutputTransformer<Object, Object>) component).transformOutput(input, call);
            case SEND_FEEDBACK -> component.feedback((Feedback) input, call);
        };
    }
}

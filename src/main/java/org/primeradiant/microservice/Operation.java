package org.primeradiant.microservice;

import java.util.List;
import org.primeradiant.api.Call;
import org.primeradiant.api.Combiner;
import org.primeradiant.api.Component;
import org.primeradiant.api.Model;
import org.primeradiant.api.OutputTransformer;
import org.primeradiant.api.Router;
import org.primeradiant.api.Transformer;

/** What a caller can ask of a component's role. */
public enum Operation {
    /** {@link Model#predict}. */
    PREDICT("predict", "predict", Model.class),
    /** {@link Router#route}. */
    ROUTE("route", "router", Router.class),
    /** {@link Combiner#aggregate}. */
    AGGREGATE("aggregate", "aggregate", Combiner.class),
    /** {@link Transformer#transformInput}. */
    TRANSFORM_INPUT("transformInput", "inputtransform", Transformer.class),
    /** {@link OutputTransformer#transformOutput}. */
    TRANSFORM_OUTPUT("transformOutput", "outputtransform", OutputTransformer.class);

    private final String method;
    private final String label;
    private final Class<? extends Component> role;

    @SuppressWarnings("rawtypes") // the class object of a generic interface is raw
    Operation(String method, String label, Class<? extends Component> role) {
        this.method = method;
        this.label = label;
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

    /** The interface that a component implements to offer the operation. */
    public Class<? extends Component> role() {
        return role;
    }

    /** Whether a component without the role answers with its input, as Seldon's own wrapper does. */
    boolean passesThrough() {
        return this == TRANSFORM_INPUT || this == TRANSFORM_OUTPUT;
    }

    /** Whether tags, metrics and path of the request stay behind: only the number of a route is read. */
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
        };
    }
}

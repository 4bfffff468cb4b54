package org.primeradiant.microservice;

import java.lang.reflect.Type;
import java.util.Set;
import java.util.function.Function;
import org.primeradiant.admission.BudgetedCaller;
import org.primeradiant.api.Caller;
import org.primeradiant.api.None;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensors;

/**
 * How to call one operation of a component, decided when it is deployed.
 *
 * @param where component and method, for messages: {@code iris.predict}
 * @param inputType the input type that the component declares
 * @param outputType the output type that the component declares
 * @param columns checks and arranges the columns of {@code data}, before {@code input}
 * @param input from the wire to the component
 * @param output from the component to the wire, without {@code meta}
 */
record Plan(
        String where,
        Type inputType,
        Type outputType,
        ColumnOrder columns,
        Function<SeldonMessage, Object> input,
        Function<Object, SeldonMessage> output) {
    private static final Set<Type> AS_THEY_ARE = Set.of(Payload.class, SeldonMessage.class, None.class);

    /**
     * The request as the operation takes it: a component that does not take tensors by name, such as the next node of a
     * graph, gets them as it would from Seldon's wire. Then checks and arranges the columns.
     *
     * @throws SeldonException {@link org.primeradiant.api.Reason#BAD_DATA} if the columns or a value do not fit; if the
     *     call may not take the memory
     */
    SeldonMessage taken(SeldonMessage request, Caller caller) {
        SeldonMessage fitted = request.payload() instanceof Tensors tensors && inputType != Tensors.class
                ? fitted(request, tensors, caller)
                : request;
        return columns.apply(fitted, caller);
    }

    /** Charges the call for built-in components that take any payload too, since they convert it themselves. */
    private SeldonMessage fitted(SeldonMessage request, Tensors tensors, Caller caller) {
        BudgetedCaller.of(caller).take(NamedTensors.bytesOfSeldon(tensors));
        return columns == ColumnOrder.NONE && AS_THEY_ARE.contains(inputType)
                ? request
                : new SeldonMessage(request.status(), request.meta(), NamedTensors.seldon(tensors));
    }

    /** The component's input; charges the call for what the conversion takes. */
    Object input(SeldonMessage taken, Caller caller) {
        if (inputType == Tensors.class) {
            BudgetedCaller.of(caller).take(NamedTensors.bytes(taken.payload()));
        }
        return input.apply(taken);
    }
}

package org.primeradiant.microservice;

import java.lang.reflect.Type;
import java.util.function.Function;
import org.primeradiant.api.SeldonMessage;

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
        Function<Object, SeldonMessage> output) {}

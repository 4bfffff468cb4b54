package org.primeradiant.microservice;

import java.lang.reflect.Type;
import java.util.function.Function;
import org.primeradiant.api.SeldonMessage;

/**
 * How one operation of one component is called, decided when it is deployed.
 *
 * @param where component and method, for messages: {@code iris.predict}
 * @param inputType what the component declares to take
 * @param outputType what the component declares to answer
 * @param input from the wire to the component
 * @param output from the component to the wire, without {@code meta}
 */
record Plan(
        String where,
        Type inputType,
        Type outputType,
        Function<SeldonMessage, Object> input,
        Function<Object, SeldonMessage> output) {}

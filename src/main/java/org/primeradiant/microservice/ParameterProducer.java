package org.primeradiant.microservice;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.primeradiant.api.Parameter;
import org.primeradiant.settings.ParameterValue;
import org.primeradiant.settings.ParameterValue.Type;
import org.primeradiant.settings.Settings;

/** Injects parameters into components. */
@Dependent
class ParameterProducer {
    @Inject
    Settings settings;

    @Produces
    @Parameter("")
    int ints(InjectionPoint point) {
        return (Integer) value(point, settings.unit().parameters());
    }

    @Produces
    @Parameter("")
    float floats(InjectionPoint point) {
        return (Float) value(point, settings.unit().parameters());
    }

    @Produces
    @Parameter("")
    double doubles(InjectionPoint point) {
        return (Double) value(point, settings.unit().parameters());
    }

    @Produces
    @Parameter("")
    boolean booleans(InjectionPoint point) {
        return (Boolean) value(point, settings.unit().parameters());
    }

    @Produces
    @Parameter("")
    String strings(InjectionPoint point) {
        return (String) value(point, settings.unit().parameters());
    }

    /** Checks every injection point, so that a wrong parameter fails the deployment and not the first request. */
    static void check(List<InjectionPoint> points, Map<String, ParameterValue> parameters) {
        points.forEach(point -> value(point, parameters));
    }

    private static Object value(InjectionPoint point, Map<String, ParameterValue> parameters) {
        Parameter parameter = point.getAnnotated().getAnnotation(Parameter.class);
        String where = "parameter " + parameter.value() + " of " + point.getMember();
        Type wanted = wanted(point, where);
        ParameterValue given = parameters.get(parameter.value());
        if (given == null && parameter.defaultValue().equals(Parameter.NONE)) {
            throw new IllegalArgumentException(
                    where + " is not given; add it to PREDICTIVE_UNIT_PARAMETERS or give it a defaultValue");
        }
        try {
            ParameterValue value = given == null ? ParameterValue.parse(wanted, parameter.defaultValue()) : given;
            return converted(value, wanted);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    where + " must be of type " + wanted + ", got " + described(given, parameter), e);
        }
    }

    private static String described(ParameterValue given, Parameter parameter) {
        return given == null ? "the default '" + parameter.defaultValue() + "'" : given.type() + " " + given.value();
    }

    /** Converts a value to the type of the field; a number may be widened but not narrowed. */
    private static Object converted(ParameterValue value, Type wanted) {
        if (value.type() == wanted) {
            return value.value();
        }
        boolean widens = wanted == Type.DOUBLE && (value.type() == Type.INT || value.type() == Type.FLOAT)
                || wanted == Type.FLOAT && value.type() == Type.INT;
        if (!widens) {
            throw new IllegalArgumentException(value.type() + " is not " + wanted);
        }
        // By way of text, so that the float 0.1 becomes the double 0.1.
        return ParameterValue.parse(wanted, value.value().toString()).value();
    }

    private static Type wanted(InjectionPoint point, String where) {
        return switch (point.getType().getTypeName()) {
            case "int", "java.lang.Integer" -> Type.INT;
            case "float", "java.lang.Float" -> Type.FLOAT;
            case "double", "java.lang.Double" -> Type.DOUBLE;
            case "boolean", "java.lang.Boolean" -> Type.BOOL;
            case "java.lang.String" -> Type.STRING;
            default ->
                throw new IllegalArgumentException(where + " must be an int, float, double, String or boolean, got "
                        + point.getType().getTypeName());
        };
    }
}

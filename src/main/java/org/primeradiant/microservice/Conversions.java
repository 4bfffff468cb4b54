package org.primeradiant.microservice;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbException;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.primeradiant.api.Bytes;
import org.primeradiant.api.Custom;
import org.primeradiant.api.Data;
import org.primeradiant.api.Json;
import org.primeradiant.api.None;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Tensors;
import org.primeradiant.api.Text;

/**
 * Converts between payloads on the wire and the types that a component declares; {@code docs/conversions.md} documents
 * the table. Each conversion is chosen once, when the component is deployed.
 */
final class Conversions {
    private static final Logger LOGGER = System.getLogger(Conversions.class.getName());
    private static final Pattern PACKAGES = Pattern.compile("\\b(?:[a-z_]\\w*[.])+(?=[A-Z])");
    private static final Pattern FAILURES = Pattern.compile("\\w+(?:Exception|Error)\\b:? ?");

    private final Supplier<Jsonb> jsonb;
    private final Supplier<Jsonb> lenient;
    private final Supplier<JsonProvider> json;
    private final Supplier<Constraints> constraints;

    /**
     * Creates the table.
     *
     * @param jsonb binds; asked only for types that JSON-B binds, because creating it is slow
     * @param lenient writes null for doubles that are not finite; asked only if {@code jsonb} has refused a number
     * @param json reads values; asked only for types that JSON-B binds
     * @param constraints finds the constraints of types; asked only for types that JSON-B binds
     */
    Conversions(
            Supplier<Jsonb> jsonb,
            Supplier<Jsonb> lenient,
            Supplier<JsonProvider> json,
            Supplier<Constraints> constraints) {
        this.jsonb = jsonb;
        this.lenient = lenient;
        this.json = json;
        this.constraints = constraints;
    }

    /** The kind of payload that a component with this input type expects. */
    static InputKind kind(Type type) {
        if (!(type instanceof Class<?> raw)) {
            return InputKind.JSON;
        }
        if (Matrices.isTensorLike(raw)) {
            return InputKind.NUMBERS;
        }
        if (raw == Tensors.class) {
            return InputKind.TENSORS;
        }
        if (Message.class.isAssignableFrom(raw)) {
            return InputKind.CUSTOM;
        }
        boolean whole = raw == SeldonMessage.class || raw == Payload.class || raw == Data.class;
        boolean plain = raw == String.class || raw == byte[].class || raw == Text.class || raw == Bytes.class;
        return whole || plain ? InputKind.WHOLE : InputKind.JSON;
    }

    /**
     * Chooses the conversion from a message to a component's input.
     *
     * @param where the component and method, for messages
     * @param type the type argument that the component declares
     * @param strictness which classes refuse unknown and missing members of {@code jsonData}
     * @throws IllegalArgumentException if the type is not supported; the message says why
     */
    Function<SeldonMessage, Object> input(String where, Type type, Strictness strictness) {
        if (type == SeldonMessage.class) {
            return message -> message;
        }
        Function<Payload, Object> conversion = payloadInput(where, type, strictness);
        return message -> conversion.apply(message.payload());
    }

    private Function<Payload, Object> payloadInput(String where, Type type, Strictness strictness) {
        if (!(type instanceof Class<?> raw)) {
            return bound(where, type, strictness);
        }
        if (raw == None.class) {
            return payload -> Payload.NONE;
        }
        if (raw == Tensors.class) {
            return payload -> NamedTensors.of(where, payload);
        }
        if (Payload.class.isAssignableFrom(raw)) {
            return payload -> expect(where, raw, raw.getSimpleName(), payload);
        }
        if (Matrices.isTensorLike(raw)) {
            Function<Tensor, Object> arrays = Matrices.input(where, raw);
            return payload ->
                    arrays.apply(expect(where, Data.class, "data", payload).tensor());
        }
        if (raw == String.class) {
            return payload -> expect(where, Text.class, "strData", payload).value();
        }
        if (raw == byte[].class) {
            return payload -> expect(where, Bytes.class, "binData", payload).array();
        }
        if (JsonValue.class.isAssignableFrom(raw)) {
            return payload -> jsonValue(where, raw, expect(where, Json.class, "jsonData", payload));
        }
        if (Message.class.isAssignableFrom(raw)) {
            return message(where, raw.asSubclass(Message.class));
        }
        return bound(where, raw, strictness);
    }

    /**
     * Chooses the conversion from a component's answer to a message, without {@code meta}.
     *
     * @throws IllegalArgumentException if the type is not supported; the message says why
     */
    Function<Object, SeldonMessage> output(Type type) {
        if (type == SeldonMessage.class) {
            return answer -> (SeldonMessage) answer;
        }
        Function<Object, Payload> conversion = payloadOutput(type);
        return answer -> SeldonMessage.of(conversion.apply(answer));
    }

    private Function<Object, Payload> payloadOutput(Type type) {
        if (!(type instanceof Class<?> raw)) {
            return unbound(type);
        }
        if (Payload.class.isAssignableFrom(raw)) {
            return answer -> (Payload) answer;
        }
        if (Matrices.isTensorLike(raw)) {
            return answer -> Payload.data(Matrices.output(answer));
        }
        if (raw == String.class) {
            return answer -> Payload.text((String) answer);
        }
        if (raw == byte[].class) {
            return answer -> Bytes.wrap((byte[]) answer);
        }
        if (JsonValue.class.isAssignableFrom(raw)) {
            return answer -> Payload.json((JsonValue) answer);
        }
        if (raw == Any.class) {
            return answer -> new Custom((Any) answer);
        }
        if (Message.class.isAssignableFrom(raw)) {
            return answer -> Payload.custom((Message) answer);
        }
        return unbound(raw);
    }

    private static <P> P expect(String where, Class<P> type, String kind, Payload payload) {
        if (type.isInstance(payload)) {
            return type.cast(payload);
        }
        throw new SeldonException(Reason.BAD_DATA, where + " takes " + kind + ", got " + payload.kind());
    }

    private static JsonValue jsonValue(String where, Class<?> type, Json payload) {
        if (type.isInstance(payload.value())) {
            return payload.value();
        }
        throw new SeldonException(
                Reason.BAD_DATA,
                where + " takes a " + type.getSimpleName() + " as jsonData, got "
                        + payload.value().getValueType());
    }

    private static Function<Payload, Object> message(String where, Class<? extends Message> type) {
        if (type == Any.class) {
            return payload -> expect(where, Custom.class, "customData", payload).value();
        }
        if (Modifier.isAbstract(type.getModifiers())) {
            throw new IllegalArgumentException(type.getName() + " is not a generated message; take Any instead");
        }
        return payload -> {
            Any any = expect(where, Custom.class, "customData", payload).value();
            if (!any.is(type)) {
                throw new SeldonException(
                        Reason.BAD_DATA, where + " takes " + type.getSimpleName() + ", got " + any.getTypeUrl());
            }
            try {
                return any.unpack(type);
            } catch (InvalidProtocolBufferException e) {
                throw new SeldonException(
                        Reason.BAD_DATA, where + ": customData is not a valid " + type.getSimpleName(), e);
            }
        };
    }

    private Function<Payload, Object> bound(String where, Type type, Strictness strictness) {
        checkBindable(type);
        jsonb.get(); // now, so that the first request does not wait
        Constraints.Check check = constraints.get().of(type);
        JsonFit fit = new JsonFits(json.get(), strictness).of(type);
        String misfit = where + ": jsonData does not fit " + withoutClasses(type.getTypeName()) + ": ";
        return payload -> {
            JsonValue value = expect(where, Json.class, "jsonData", payload).value();
            if (value.getValueType() == JsonValue.ValueType.NULL) { // JSON-B would pass null to the component
                throw new SeldonException(Reason.BAD_DATA, misfit + "it is null");
            }
            Object bound = bound(value, type, fit, misfit);
            String violations = check.violations(bound);
            if (!violations.isEmpty()) {
                throw new SeldonException(Reason.BAD_DATA, misfit + violations);
            }
            return bound;
        };
    }

    private Object bound(JsonValue value, Type type, JsonFit fit, String misfit) {
        StringBuilder text = new StringBuilder();
        try {
            fit.write(value, text);
            return jsonb.get().fromJson(text.toString(), type);
        } catch (JsonMisfit e) {
            throw new SeldonException(Reason.BAD_DATA, misfit + e.text(), e);
        } catch (JsonbException e) {
            throw new SeldonException(Reason.BAD_DATA, misfit + withoutClasses(said(e)), e);
        }
    }

    /** What the class's own constructor, factory or setter says, if it refused the value; else what JSON-B says. */
    private static String said(JsonbException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvocationTargetException call && call.getCause() != null) {
                String own = call.getCause().getMessage();
                return own == null ? failure.getMessage() : own;
            }
        }
        return failure.getMessage();
    }

    /** Strips packages and exception names from a JSON-B message, so that callers do not see internals. */
    private static String withoutClasses(String text) {
        String simple = PACKAGES.matcher(String.valueOf(text)).replaceAll("");
        return FAILURES.matcher(simple).replaceAll("").replace('$', '.');
    }

    private Function<Object, Payload> unbound(Type type) {
        checkBindable(type);
        jsonb.get();
        return answer -> {
            try (JsonReader reader = json.get().createReader(new StringReader(text(answer, type)))) {
                return Payload.json(reader.readValue());
            }
        };
    }

    /** The answer as JSON, with null for doubles that are not finite, which must not lose the rest of the answer. */
    private String text(Object answer, Type type) {
        try {
            return jsonb.get().toJson(answer, type);
        } catch (JsonbException e) {
            if (!isAboutANumber(e)) {
                throw e;
            }
            LOGGER.log(Level.DEBUG, "An answer has NaN or an infinity", e);
            return lenient.get().toJson(answer, type);
        }
    }

    private static boolean isAboutANumber(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NumberFormatException) {
                return true;
            }
        }
        return false;
    }

    private static void checkBindable(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            for (Type argument : parameterized.getActualTypeArguments()) {
                checkBindable(argument);
            }
            checkClass((Class<?>) parameterized.getRawType());
        } else if (!(type instanceof Class<?> raw)) {
            throw new IllegalArgumentException(type.getTypeName() + " is a wildcard or type variable; name a class");
        } else if (raw.getTypeParameters().length > 0) {
            throw new IllegalArgumentException(raw.getName() + " is raw; add its type arguments");
        } else {
            checkClass(raw);
        }
    }

    private static void checkClass(Class<?> raw) {
        if (raw == Object.class) {
            throw new IllegalArgumentException("Object does not name a type; take Payload to accept any payload");
        } else if (raw.isArray() && innermost(raw).isPrimitive()) {
            throw new IllegalArgumentException(
                    raw.getSimpleName() + " is not supported; take Tensor, double[], double[][] or float[][]");
        } else if (raw.isInterface() && !Collection.class.isAssignableFrom(raw) && raw != Map.class) {
            throw new IllegalArgumentException(raw.getName() + " is an interface, which JSON-B cannot instantiate");
        }
    }

    private static Class<?> innermost(Class<?> type) {
        return type.isArray() ? innermost(type.getComponentType()) : type;
    }
}

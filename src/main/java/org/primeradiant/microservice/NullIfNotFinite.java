package org.primeradiant.microservice;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonWriter;
import jakarta.json.JsonWriterFactory;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.util.Map;

/**
 * A JSON provider whose generators write null for doubles that are not finite. JSON does not have them, and other
 * generators throw. Slower than the provider that it wraps; meant for answers that the other has refused.
 */
final class NullIfNotFinite extends JsonProvider {
    /**
     * For floats, which Yasson converts to BigDecimal, and fails, before a generator sees them. It does not ask them
     * about members of the primitive type.
     */
    static final JsonbSerializer<?>[] FLOATS = {new Floats(), new FloatArrays()};

    private final JsonProvider json;

    NullIfNotFinite(JsonProvider json) {
        this.json = json;
    }

    @Override
    public JsonGenerator createGenerator(Writer writer) {
        return nulling(JsonGenerator.class, json.createGenerator(writer));
    }

    @Override
    public JsonGenerator createGenerator(OutputStream out) {
        return nulling(JsonGenerator.class, json.createGenerator(out));
    }

    @Override
    public JsonGeneratorFactory createGeneratorFactory(Map<String, ?> config) {
        return nulling(JsonGeneratorFactory.class, json.createGeneratorFactory(config));
    }

    /** Wraps a generator or its factory, and the generators that their methods return. */
    private static <T> T nulling(Class<T> type, Object target) {
        return type.cast(Proxy.newProxyInstance(
                NullIfNotFinite.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object result = invoked(target, method, arguments);
                    if (result == target) {
                        return proxy;
                    }
                    return result instanceof JsonGenerator generator ? nulling(JsonGenerator.class, generator) : result;
                }));
    }

    private static Object invoked(Object target, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("write")
                && arguments[arguments.length - 1] instanceof Double value
                && !Double.isFinite(value)) {
            JsonGenerator generator = (JsonGenerator) target;
            return arguments.length == 1 ? generator.writeNull() : generator.writeNull((String) arguments[0]);
        }
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public JsonParser createParser(Reader reader) {
        return json.createParser(reader);
    }

    @Override
    public JsonParser createParser(InputStream in) {
        return json.createParser(in);
    }

    @Override
    public JsonParserFactory createParserFactory(Map<String, ?> config) {
        return json.createParserFactory(config);
    }

    @Override
    public JsonReader createReader(Reader reader) {
        return json.createReader(reader);
    }

    @Override
    public JsonReader createReader(InputStream in) {
        return json.createReader(in);
    }

    @Override
    public JsonReaderFactory createReaderFactory(Map<String, ?> config) {
        return json.createReaderFactory(config);
    }

    @Override
    public JsonWriter createWriter(Writer writer) {
        return json.createWriter(writer);
    }

    @Override
    public JsonWriter createWriter(OutputStream out) {
        return json.createWriter(out);
    }

    @Override
    public JsonWriterFactory createWriterFactory(Map<String, ?> config) {
        return json.createWriterFactory(config);
    }

    @Override
    public JsonObjectBuilder createObjectBuilder() {
        return json.createObjectBuilder();
    }

    @Override
    public JsonArrayBuilder createArrayBuilder() {
        return json.createArrayBuilder();
    }

    @Override
    public JsonBuilderFactory createBuilderFactory(Map<String, ?> config) {
        return json.createBuilderFactory(config);
    }

    /** Classes rather than lambdas: JSON-B finds the types that they serialize by their type arguments. */
    private static final class Floats implements JsonbSerializer<Float> {
        @Override
        public void serialize(Float value, JsonGenerator generator, SerializationContext context) {
            write(value, generator);
        }

        static void write(float value, JsonGenerator generator) {
            if (Float.isFinite(value)) {
                generator.write(new BigDecimal(Float.toString(value))); // 1.1, not 1.10000002, as by default
            } else {
                generator.writeNull();
            }
        }
    }

    private static final class FloatArrays implements JsonbSerializer<float[]> {
        @Override
        public void serialize(float[] values, JsonGenerator generator, SerializationContext context) {
            generator.writeStartArray();
            for (float value : values) {
                Floats.write(value, generator);
            }
            generator.writeEnd();
        }
    }
}

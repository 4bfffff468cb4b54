package org.primeradiant.microservice;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonWriter;
import jakarta.json.JsonWriterFactory;
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
import java.util.Map;

/**
 * A JSON provider whose generators write null for doubles that are not finite. JSON does not have them, and other
 * generators throw. Slower than the provider that it wraps; meant for answers that the other has refused.
 */
final class NullIfNotFinite extends JsonProvider {
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
}

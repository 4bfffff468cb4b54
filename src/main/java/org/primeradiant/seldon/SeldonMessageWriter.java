package org.primeradiant.seldon;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.codec.JsonWriter;

/**
 * Writes answers through the codec, with a {@code Content-Length} unless they are long. The type is exact, because
 * Jersey prefers JSON-B's writer to one for any object.
 */
@Provider
public final class SeldonMessageWriter implements MessageBodyWriter<SeldonMessage> {
    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == SeldonMessage.class;
    }

    @Override
    public void writeTo(
            SeldonMessage message,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        JsonWriter.write(message, out, length -> headers.putSingle(HttpHeaders.CONTENT_LENGTH, length));
    }
}

package org.primeradiant.rest;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.codec.JsonWriter;

/** Writes answers through the codec: messages and metadata. */
@Provider
public final class AnswerWriter implements MessageBodyWriter<Object> {
    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == SeldonMessage.class || type == ModelMetadata.class;
    }

    @Override
    public void writeTo(
            Object answer,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        if (answer instanceof SeldonMessage message) {
            JsonWriter.write(message, out);
        } else {
            JsonWriter.write((ModelMetadata) answer, out);
        }
    }
}

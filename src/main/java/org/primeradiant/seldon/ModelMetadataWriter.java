package org.primeradiant.seldon;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.codec.JsonWriter;

/** Writes metadata through the codec. */
@Provider
public final class ModelMetadataWriter implements MessageBodyWriter<ModelMetadata> {
    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == ModelMetadata.class;
    }

    @Override
    public void writeTo(
            ModelMetadata metadata,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        JsonWriter.write(metadata, out);
    }
}

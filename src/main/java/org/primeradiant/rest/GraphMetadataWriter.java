package org.primeradiant.rest;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.primeradiant.api.GraphMetadata;
import org.primeradiant.codec.JsonWriter;

/** Writes the metadata of a graph through the codec. */
@Provider
public final class GraphMetadataWriter implements MessageBodyWriter<GraphMetadata> {
    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == GraphMetadata.class;
    }

    @Override
    public void writeTo(
            GraphMetadata metadata,
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

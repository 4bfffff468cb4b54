package org.primeradiant.inference;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.primeradiant.oip.BinaryBody;
import org.primeradiant.oip.JsonInferWriter;

/** Writes answers as JSON, or as JSON and the bytes of binary outputs. */
@Provider
public final class RestAnswerWriter implements MessageBodyWriter<RestAnswer> {
    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == RestAnswer.class;
    }

    @Override
    public void writeTo(
            RestAnswer answer,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        if (answer.binary().isEmpty()) {
            JsonInferWriter.write(
                    answer.response(),
                    answer.isStrict(),
                    out,
                    length -> headers.putSingle(HttpHeaders.CONTENT_LENGTH, length));
            return;
        }
        BinaryBody body = BinaryBody.of(answer.response(), answer.isStrict(), answer.binary()::contains);
        headers.putSingle(InferBodies.JSON_LENGTH, body.jsonLength());
        headers.putSingle(HttpHeaders.CONTENT_LENGTH, body.length());
        body.write(out);
    }
}

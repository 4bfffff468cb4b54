package org.primeradiant.rest;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Makes what a caller sent the parameter of a resource's method. An interceptor too, because only these see the query. */
@Provider
public final class RestRequestReader implements MessageBodyReader<RestRequest>, ReaderInterceptor {
    /** The query of a request that has one, as {@link Requests} leaves it. */
    static final String QUERY = "org.primeradiant.rest.query";

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getType() != RestRequest.class) {
            return context.proceed();
        }
        String query = (String) context.getProperty(QUERY);
        return new RestRequest(context.getHeaders(), query == null ? "" : query, context.getInputStream());
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == RestRequest.class;
    }

    @Override
    public RestRequest readFrom(
            Class<RestRequest> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body) {
        return new RestRequest(headers, "", body);
    }
}

package org.primeradiant.http;

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
import org.primeradiant.admission.Budget;

/**
 * Provides the {@link RestRequest} parameter of resource methods. Also an interceptor, because only interceptors see
 * the request's attributes.
 */
@Provider
public final class RestRequestReader implements MessageBodyReader<RestRequest>, ReaderInterceptor {
    /** The request attribute in which {@link Requests} stores the {@link Exchange}. */
    static final String EXCHANGE = "org.primeradiant.http.exchange";

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getType() != RestRequest.class) {
            return context.proceed();
        }
        Exchange exchange = (Exchange) context.getProperty(EXCHANGE);
        return new RestRequest(context.getHeaders(), exchange.query(), context.getInputStream(), exchange.budget());
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
        return new RestRequest(headers, "", body, Budget.UNLIMITED);
    }
}

package org.primeradiant.http;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

/**
 * Adds CORS headers for pages that may call. By default those are pages of any origin, as with Seldon's wrapper.
 *
 * @param origins the origins whose pages may call
 */
@Provider
public record CrossOrigin(Origins origins) implements ContainerResponseFilter {
    private static final String REQUEST_METHOD = "Access-Control-Request-Method";
    private static final String REQUEST_HEADERS = "Access-Control-Request-Headers";
    private static final int MULTIPLE_CHOICES = 300;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        String origin = request.getHeaderString(Origins.HEADER);
        origins.answer(origin).ifPresent(allowed -> headers.putSingle(Origins.ALLOWS, allowed));
        if (origin != null || !origins.isAny()) {
            headers.add(HttpHeaders.VARY, Origins.HEADER);
        }
        if (request.getMethod().equals(HttpMethod.OPTIONS) && response.getStatus() < MULTIPLE_CHOICES) {
            options(request, response);
        }
    }

    /** Makes the response the same on every server: keeps only the {@code Allow} methods that JAX-RS found. */
    private static void options(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        response.setStatus(200);
        response.setEntity(null);
        headers.remove(HttpHeaders.CONTENT_TYPE);
        if (headers.get(Origins.ALLOWS) == null) {
            return;
        }
        if (request.getHeaderString(REQUEST_METHOD) != null) {
            headers.putSingle("Access-Control-Allow-Methods", response.getHeaderString(HttpHeaders.ALLOW));
        }
        if (request.getHeaderString(REQUEST_HEADERS) != null) {
            headers.putSingle("Access-Control-Allow-Headers", request.getHeaderString(REQUEST_HEADERS));
        }
    }
}

package org.primeradiant.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/**
 * The HTTP protocols of a deployment.
 *
 * @param all in the order in which they are tried; the last one gets every path that no other claims
 * @param origins the origins whose pages may call
 */
public record HttpProtocols(List<HttpProtocol> all, Origins origins) {
    public HttpProtocols {
        all = List.copyOf(all);
    }

    /**
     * The protocol for a path below the context root. JAX-RS implementations differ in the leading slash, so it is
     * optional.
     */
    HttpProtocol at(String path) {
        String absolute = path.startsWith("/") ? path : "/" + path;
        return all.stream()
                .filter(protocol -> protocol.answersAt(absolute))
                .findFirst()
                .orElseGet(() -> all.get(all.size() - 1));
    }

    /** Whether a path is a probe of one of the protocols. */
    boolean isProbe(String path) {
        for (HttpProtocol protocol : all) {
            if (protocol.isProbe(path)) {
                return true;
            }
        }
        return false;
    }

    /** The protocol of a request. */
    HttpProtocol of(HttpServletRequest request) {
        return at(request.getRequestURI().substring(request.getContextPath().length()));
    }
}

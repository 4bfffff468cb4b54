package org.primeradiant.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/**
 * The protocols that a deployment speaks over HTTP.
 *
 * @param all in the order in which they are asked whether a path is theirs; the last one has all paths that nobody else has
 */
public record HttpProtocols(List<HttpProtocol> all) {
    public HttpProtocols {
        all = List.copyOf(all);
    }

    /** The protocol of a path below the context root; with or without its first slash, as JAX-RS implementations differ. */
    HttpProtocol at(String path) {
        String absolute = path.startsWith("/") ? path : "/" + path;
        return all.stream()
                .filter(protocol -> protocol.answersAt(absolute))
                .findFirst()
                .orElseGet(() -> all.get(all.size() - 1));
    }

    /** The protocol of a request. */
    HttpProtocol of(HttpServletRequest request) {
        return at(request.getRequestURI().substring(request.getContextPath().length()));
    }
}

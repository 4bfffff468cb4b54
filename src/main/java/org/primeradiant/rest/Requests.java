package org.primeradiant.rest;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.primeradiant.microservice.Host;

/**
 * Counts the HTTP requests that are being answered. While the application stops it has each answer close its connection,
 * so that no client sends its next request into one that is about to be closed. Leaves the query, if there is one, where
 * {@link RestRequestReader} finds it.
 */
public final class Requests implements Filter {
    // A provider: a server may make filters before there is a host.
    @Inject
    Provider<Host> hosts;

    private Host host;

    @Override
    public void init(FilterConfig config) {
        host = hosts.get();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        if (host.registry().isStopping() && http.getProtocol().startsWith("HTTP/1")) {
            ((HttpServletResponse) response).setHeader("Connection", "close");
        }
        if (http.getQueryString() != null) {
            http.setAttribute(RestRequestReader.QUERY, http.getQueryString());
        }
        if (isProbe(http)) {
            chain.doFilter(request, response);
            return;
        }
        host.calls().begin();
        try {
            chain.doFilter(request, response);
        } finally {
            host.calls().end();
        }
    }

    /** Probes go on while the application stops, which they must not put off. */
    private static boolean isProbe(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.contains("/health/") || path.endsWith("/ready") || path.endsWith("/live");
    }
}

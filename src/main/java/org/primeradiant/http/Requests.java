package org.primeradiant.http;

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
import java.util.concurrent.Semaphore;
import org.primeradiant.admission.AdmissionMetrics.Refusal;
import org.primeradiant.admission.HttpThreads;
import org.primeradiant.admission.Pool;
import org.primeradiant.admission.Watch;
import org.primeradiant.api.Reason;
import org.primeradiant.microservice.ComponentRegistry;
import org.primeradiant.microservice.InFlight;
import org.primeradiant.settings.Limits;
import org.primeradiant.settings.Settings;

/**
 * The filter through which all HTTP requests enter. Admits as many at once as {@code RADIANT_HTTP_CALLS} says, by
 * default fewer than the server has threads, so that some are always left for probes, which have a few places of their
 * own. A request without a place gets 503 at once. While the application stops, every HTTP/1 response closes its
 * connection, so that no client sends its next request on a connection that is about to close.
 */
public final class Requests implements Filter {
    private static final String GRPC = "application/grpc";
    private static final String GRPC_HEALTH = "/grpc.health.v1.Health/";

    // Providers, because a server may create filters before the deployment exists.
    @Inject
    Provider<Settings> allSettings;

    @Inject
    Provider<HttpProtocols> allProtocols;

    @Inject
    Provider<ComponentRegistry> registries;

    @Inject
    Provider<Watch> watches;

    @Inject
    Provider<InFlight> counters;

    private final Semaphore probes = new Semaphore(Limits.PROBES);
    private HttpProtocols protocols;
    private ComponentRegistry registry;
    private Watch watch;
    private InFlight inFlight;
    private Semaphore calls;
    private Pool pool;

    @Override
    public void init(FilterConfig config) {
        Settings settings = allSettings.get();
        protocols = allProtocols.get();
        registry = registries.get();
        watch = watches.get();
        inFlight = counters.get();
        int most = HttpThreads.calls(
                settings.limits().httpCalls(),
                config.getServletContext().getServerInfo(),
                Runtime.getRuntime().availableProcessors());
        calls = new Semaphore(most);
        pool = watch.pool("HTTP", most);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        if (registry.isStopping() && http.getProtocol().startsWith("HTTP/1")) {
            answer.setHeader("Connection", "close");
        }
        boolean probe =
                isProbe(http.getRequestURI().substring(http.getContextPath().length()));
        Semaphore places = probe ? probes : calls;
        if (!places.tryAcquire()) {
            watch.metrics().refused(probe ? Refusal.PROBES : Refusal.HTTP_CALLS);
            ErrorAnswers.write(protocols, HttpFailure.of(Reason.UNAVAILABLE, full(probe)), http, answer);
            return;
        }
        try {
            if (probe) {
                chain.doFilter(request, response);
            } else {
                answer(http, answer, chain);
            }
        } finally {
            places.release();
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        inFlight.begin();
        try {
            if (isGrpc(request)) {
                chain.doFilter(request, response);
                return;
            }
            Exchange exchange = new Exchange(request, response, protocols, watch, pool);
            request.setAttribute(RestRequestReader.EXCHANGE, exchange);
            try {
                chain.doFilter(request, exchange);
            } finally {
                exchange.end();
            }
        } finally {
            inFlight.end();
        }
    }

    private static String full(boolean probe) {
        return probe
                ? "too many probes at once; try again in a moment"
                : "as many requests are in progress as RADIANT_HTTP_CALLS allows; try again in a moment";
    }

    /** gRPC requests get no {@link Exchange}: their servlet answers later, on other threads. */
    private static boolean isGrpc(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.startsWith(GRPC);
    }

    /** Probes continue while the application stops; they are not counted as in flight, so as not to delay it. */
    private boolean isProbe(String path) {
        return protocols.isProbe(path) || path.startsWith(GRPC_HEALTH);
    }
}

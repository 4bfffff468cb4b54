package org.primeradiant.seldon;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.primeradiant.admission.Budget;
import org.primeradiant.admission.BudgetedCaller;
import org.primeradiant.graph.GraphCaller;
import org.primeradiant.graph.Puid;
import org.primeradiant.http.HttpCaller;

/**
 * A caller of a graph over HTTP.
 *
 * @param headers the headers of its request
 * @param puid the unique id that it gave its request, or a new one
 * @param budget the call's budget
 */
record GraphHttpCaller(Map<String, List<String>> headers, String puid, Budget budget)
        implements GraphCaller, BudgetedCaller {
    static GraphHttpCaller of(Map<String, List<String>> headers, Budget budget) {
        return new GraphHttpCaller(
                headers, puid(HttpCaller.header(headers, Puid.HEADER).orElse("")), budget);
    }

    /** The id from the header of a request, or a new one if it is null or blank. */
    static String puid(String given) {
        return given == null || given.isBlank() ? Puid.next() : given;
    }

    @Override
    public Optional<String> header(String name) {
        if (name.equalsIgnoreCase(Puid.HEADER)) {
            return Optional.of(puid);
        }
        return HttpCaller.header(headers, name);
    }

    @Override
    public String protocol() {
        return SeldonProtocol.NAME;
    }

    @Override
    public boolean isGrpc() {
        return false;
    }
}

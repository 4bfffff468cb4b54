package org.primeradiant.graph;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.primeradiant.admission.Budget;
import org.primeradiant.admission.BudgetedCaller;
import org.primeradiant.microservice.Identified;

/**
 * A caller of a graph of whom a door knows who it is.
 *
 * @param puid the id of the request
 * @param budget the call's budget
 */
record IdentifiedCaller(String puid, Budget budget) implements GraphCaller, BudgetedCaller {
    static IdentifiedCaller as(String name, String... roles) {
        return new IdentifiedCaller("puid-1", Identified.as(name, roles).budget());
    }

    static IdentifiedCaller asNobody() {
        return new IdentifiedCaller("puid-1", Identified.asNobody().budget());
    }

    @Override
    public Map<String, List<String>> headers() {
        return Map.of();
    }

    @Override
    public boolean isGrpc() {
        return false;
    }

    @Override
    public String protocol() {
        return "test";
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.empty();
    }
}

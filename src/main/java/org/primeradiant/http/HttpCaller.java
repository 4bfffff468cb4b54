package org.primeradiant.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.primeradiant.admission.Budget;
import org.primeradiant.admission.BudgetedCaller;

/**
 * A caller over HTTP.
 *
 * @param headers request headers; their names are case-insensitive
 * @param budget the call's budget
 * @param protocol the protocol it speaks, such as {@code seldon}
 */
public record HttpCaller(Map<String, List<String>> headers, Budget budget, String protocol) implements BudgetedCaller {
    @Override
    public Optional<String> header(String name) {
        return header(headers, name);
    }

    /** A header; several values are joined by commas. Empty if absent. */
    public static Optional<String> header(Map<String, List<String>> headers, String name) {
        List<String> values = headers.get(name);
        return values == null || values.isEmpty() ? Optional.empty() : Optional.of(String.join(",", values));
    }
}

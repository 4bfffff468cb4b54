package org.primeradiant.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.primeradiant.admission.Budget;
import org.primeradiant.admission.BudgetedCaller;

/**
 * A caller over HTTP.
 *
 * @param headers its headers, whose names are found in any case
 * @param budget what its call may take
 * @param protocol the one that it speaks
 */
public record HttpCaller(Map<String, List<String>> headers, Budget budget, String protocol) implements BudgetedCaller {
    @Override
    public Optional<String> header(String name) {
        return header(headers, name);
    }

    /** A header, its values joined by commas if there are several. */
    public static Optional<String> header(Map<String, List<String>> headers, String name) {
        List<String> values = headers.get(name);
        return values == null || values.isEmpty() ? Optional.empty() : Optional.of(String.join(",", values));
    }
}

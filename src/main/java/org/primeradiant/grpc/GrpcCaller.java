package org.primeradiant.grpc;

import io.grpc.Attributes;
import io.grpc.Context;
import io.grpc.Metadata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.primeradiant.admission.Budget;
import org.primeradiant.admission.BudgetedCaller;

/**
 * A caller over gRPC.
 *
 * @param headers the call's metadata
 * @param attributes of the call, such as the address it comes from
 * @param context the call's context, which has its deadline and tells whether it was canceled
 * @param budget the call's budget
 * @param protocol the protocol the caller speaks, such as {@code seldon}
 */
public record GrpcCaller(Metadata headers, Attributes attributes, Context context, Budget budget, String protocol)
        implements BudgetedCaller {
    /** The address that the call comes from, as a number; empty if it is unknown. */
    public String address() {
        return CallGuard.address(attributes);
    }

    @Override
    public Optional<String> header(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        if (!ServletHeaders.isKey(key) || key.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
            return Optional.empty(); // not valid as an ASCII key of gRPC
        }
        return Optional.ofNullable(headers.get(Metadata.Key.of(key, Metadata.ASCII_STRING_MARSHALLER)));
    }

    /** All metadata that are texts, by key. */
    public Map<String, List<String>> texts() {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        for (String key : headers.keys()) {
            if (!key.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
                List<String> values = new ArrayList<>();
                headers.getAll(Metadata.Key.of(key, Metadata.ASCII_STRING_MARSHALLER))
                        .forEach(values::add);
                texts.put(key, values);
            }
        }
        return texts;
    }

    @Override
    public Optional<Instant> deadline() {
        return Optional.ofNullable(context.getDeadline())
                .map(deadline -> Instant.now().plusNanos(deadline.timeRemaining(TimeUnit.NANOSECONDS)))
                .or(budget::deadline);
    }

    @Override
    public boolean isGone() {
        return context.isCancelled() || budget.isOver();
    }
}

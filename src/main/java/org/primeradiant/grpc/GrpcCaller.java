package org.primeradiant.grpc;

import io.grpc.Context;
import io.grpc.Metadata;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.primeradiant.admission.Budget;
import org.primeradiant.admission.BudgetedCaller;

/**
 * A caller over gRPC.
 *
 * @param headers its metadata
 * @param context knows its deadline, and whether it has cancelled
 * @param budget what its call may take
 * @param protocol the one that it speaks
 */
public record GrpcCaller(Metadata headers, Context context, Budget budget, String protocol) implements BudgetedCaller {
    @Override
    public Optional<String> header(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        if (!ServletHeaders.isKey(key) || key.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
            return Optional.empty(); // gRPC refuses to make an ASCII key of it
        }
        return Optional.ofNullable(headers.get(Metadata.Key.of(key, Metadata.ASCII_STRING_MARSHALLER)));
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

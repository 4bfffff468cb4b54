package org.primeradiant.beans;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.primeradiant.api.Call;
import org.primeradiant.api.Combiner;
import org.primeradiant.api.Model;
import org.primeradiant.api.Transformer;

/** Components whose input has constraints of Bean Validation. */
public final class Bills {
    private Bills() {}

    /** A bill; {@code short number} and {@code cents} have ranges of their types, too. */
    public record Bill(
            @Min(1) long cents,
            short number,
            @NotBlank String to,
            @Valid List<Line> lines) {}

    public record Line(@NotNull String item, @Min(1) int count) {}

    /** Has no constraint on its methods; the record has. */
    @Named("bill")
    @ApplicationScoped
    public static class Plain implements Model<Bill, Long>, Combiner<Bill, Long>, Transformer<List<Bill>, Integer> {
        @Override
        public Long predict(Bill bill, Call call) {
            return bill.cents();
        }

        @Override
        public Long aggregate(List<Bill> bills, Call call) {
            return bills.stream().mapToLong(Bill::cents).sum();
        }

        @Override
        public Integer transformInput(List<Bill> bills, Call call) {
            return bills.size();
        }
    }

    /** Asks for validation where the interface does not. */
    @Named("valid-bill")
    @ApplicationScoped
    public static class Validated implements Model<Bill, Long> {
        @Override
        public Long predict(@Valid Bill bill, Call call) {
            return bill.cents();
        }
    }

    /** Has a constraint on the parameter itself. */
    @Named("few-bills")
    @ApplicationScoped
    public static class Few implements Model<List<Bill>, Integer> {
        @Override
        public Integer predict(@Size(max = 2, message = "at most 2 bills") List<@Valid Bill> bills, Call call) {
            return bills.size();
        }
    }
}

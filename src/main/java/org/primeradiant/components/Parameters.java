package org.primeradiant.components;

import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.primeradiant.settings.Limits;
import org.primeradiant.state.NodeState;

/**
 * The parameters of a graph node. Every method throws {@link IllegalArgumentException} if a value is invalid; the
 * message names the implementation, the parameter, the bound and the value.
 */
final class Parameters {
    private final Implementation implementation;
    private final Map<String, Object> values;
    private final int children;
    private final NodeState state;

    Parameters(Implementation implementation, Map<String, Object> values, int children, NodeState state) {
        this.state = state;
        this.implementation = implementation;
        this.values = Map.copyOf(values);
        this.children = children;
        for (String name : values.keySet()) {
            requireKnown(name);
        }
    }

    private void requireKnown(String name) {
        List<String> known = implementation.parameters();
        if (!known.contains(name)) {
            String takes = known.isEmpty() ? "none" : String.join(", ", known);
            throw new IllegalArgumentException(
                    implementation + " has no parameter '" + name + "'; its parameters: " + takes);
        }
    }

    /** Where the node keeps what it learns. */
    NodeState state() {
        return state;
    }

    int children() {
        return children;
    }

    void requireChildren() {
        if (children < 1) {
            throw new IllegalArgumentException(implementation + " needs 1 child or more, got " + children);
        }
    }

    double number(String name, double otherwise, Range range) {
        Object value = values.getOrDefault(name, otherwise);
        if (value instanceof Number number && range.holds(number.doubleValue())) {
            return number.doubleValue();
        }
        throw unfit(name, "a number " + range.words(), value);
    }

    /** Empty if the parameter is absent. */
    OptionalInt whole(String name, Range range) {
        if (!values.containsKey(name)) {
            return OptionalInt.empty();
        }
        if (values.get(name) instanceof Integer whole && range.holds(whole)) {
            return OptionalInt.of(whole);
        }
        throw unfit(name, "a whole number " + range.words(), values.get(name));
    }

    /** Seeded with {@code seed} if present, otherwise unpredictably. Thread-safe. */
    Random random() {
        OptionalLong seed = seed();
        return seed.isPresent() ? new Random(seed.getAsLong()) : new Random();
    }

    private OptionalLong seed() {
        if (!values.containsKey("seed")) {
            return OptionalLong.empty();
        }
        Object seed = values.get("seed");
        if (seed instanceof Integer || seed instanceof Long) {
            return OptionalLong.of(((Number) seed).longValue());
        }
        throw unfit("seed", "a whole number", seed);
    }

    private boolean flag(String name) {
        Object value = values.getOrDefault(name, false);
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw unfit(name, "true or false", value);
    }

    private Optional<String> text(String name, String what) {
        Optional<Object> value = Optional.ofNullable(values.get(name));
        if (value.isPresent() && !(value.get() instanceof String)) {
            throw unfit(name, what, value.get());
        }
        return value.map(String.class::cast);
    }

    /** One weight per child. */
    double[] weights(String name) {
        String what =
                "a string of " + children + " numbers of 0 or more, not all 0, separated by commas: one for each child";
        String text = text(name, what)
                .orElseThrow(
                        () -> new IllegalArgumentException(implementation + ": " + name + " must be given: " + what));
        double[] weights = new double[children];
        String[] parts = text.split(",", -1);
        for (int i = 0; i < Math.min(parts.length, children); i++) {
            weights[i] = weight(parts[i]);
        }
        boolean fits = parts.length == children && Arrays.stream(weights).allMatch(Range.atLeast(0)::holds);
        double sum = Arrays.stream(weights).sum();
        if (!fits || sum == 0 || !Double.isFinite(sum)) {
            throw unfit(name, what, text);
        }
        return weights;
    }

    /** NaN if the text is not a number. */
    private static double weight(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** The branches, as described by the parameters that all bandits share. */
    BanditBranches branches() {
        requireChildren();
        OptionalInt count = whole("n_branches", Range.atLeast(1));
        if (count.orElse(children) != children) {
            throw unfit("n_branches", children + ", the number of children", count.getAsInt());
        }
        flag("history"); // checked but not used, as docs/builtins.md says
        int mostRows = whole("max_rows_per_feedback", Range.atLeast(1)).orElse(Limits.FEEDBACK_ROWS);
        return new BanditBranches(implementation.name(), names(), mostRows, flag("verbose") ? Level.INFO : Level.DEBUG);
    }

    private List<String> names() {
        String what = "a string of " + children + " different names separated by colons";
        List<String> names = text("branch_names", what)
                .map(text -> List.of(text.split(":", -1)))
                .orElseGet(() ->
                        IntStream.range(0, children).mapToObj(String::valueOf).toList());
        boolean distinct = names.stream().distinct().count() == names.size();
        if (names.size() != children || !distinct || names.stream().anyMatch(String::isBlank)) {
            throw unfit("branch_names", what, String.join(":", names));
        }
        return names;
    }

    private IllegalArgumentException unfit(String name, String what, Object value) {
        String got = value instanceof String ? "the string '" + value + "'" : String.valueOf(value);
        return new IllegalArgumentException(implementation + ": " + name + " must be " + what + ", got " + got);
    }
}

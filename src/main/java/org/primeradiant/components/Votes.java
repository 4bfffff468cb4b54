package org.primeradiant.components;

import java.util.Arrays;
import java.util.List;
import org.primeradiant.api.Data;
import org.primeradiant.api.ElementType;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;

/**
 * The votes of one child.
 *
 * @param child index of the child, for messages
 * @param labels one per row, numbers or strings
 * @param scored whether the child answered scores, in which case the labels are column indices
 * @param names names of those columns, as many as the child gave
 */
record Votes(int child, Tensor labels, boolean scored, List<String> names) {
    static Votes of(int child, Data data) {
        Tensor answer = data.tensor();
        boolean labels = answer.rank() == 1 || answer.rank() == 2 && answer.dimension(1) == 1;
        boolean scores = answer.rank() == 2 && answer.dimension(1) > 1;
        ElementType type = answer.type();
        if (labels && (type.isNumeric() || type == ElementType.STRING)) {
            requireNumbers(child, answer);
            return new Votes(child, answer, false, List.of());
        }
        if (scores && type.isNumeric()) {
            requireNumbers(child, answer);
            return new Votes(child, winners(answer), true, data.names());
        }
        throw bad(
                child,
                "must answer labels, numbers or strings, or rows of scores, got " + answer.type() + " of shape "
                        + Arrays.toString(answer.shape()));
    }

    /**
     * The label of a row as text.
     *
     * @throws SeldonException if it is a number without a name
     */
    String text(int row) {
        if (labels.array() instanceof String[] texts) {
            return texts[row];
        }
        int column = (int) labels.doubleAt(row);
        if (!scored || column >= names.size()) {
            throw bad(child, "must answer strings, or scores with column names, since another child answers strings");
        }
        return names.get(column);
    }

    int rows() {
        return labels.size();
    }

    static SeldonException bad(int child, String message) {
        return new SeldonException(Reason.BAD_DATA, "cannot vote: child " + child + " " + message);
    }

    private static void requireNumbers(int child, Tensor answer) {
        if (answer.type() != ElementType.DOUBLE && answer.type() != ElementType.FLOAT) {
            return;
        }
        for (int i = 0; i < answer.size(); i++) {
            if (Double.isNaN(answer.doubleAt(i))) {
                throw bad(child, "answered NaN in row " + i / (answer.size() / answer.dimension(0)));
            }
        }
    }

    private static Tensor winners(Tensor scores) {
        int classes = scores.dimension(1);
        double[] values = scores.doubles();
        long[] winners = new long[scores.dimension(0)];
        for (int row = 0; row < winners.length; row++) {
            int best = 0;
            for (int k = 1; k < classes; k++) {
                best = values[row * classes + k] > values[row * classes + best] ? k : best;
            }
            winners[row] = best;
        }
        return Tensor.wrap(new int[] {winners.length}, winners);
    }
}

package org.primeradiant.trees;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import org.primeradiant.api.Call;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;

/**
 * What a request wants of a model. It says so in the tag {@code output}, or else in the header {@code Radiant-Output},
 * by the name of the constant in lower case.
 */
enum TreeAnswer {
    /** What the library's {@code predict} answers. The default. */
    PREDICTION {
        @Override
        Tensor of(TreeModel model, double[] rows, int count, Call call) {
            double[] out = TreeRows.numbers(count, model.outputs(), call);
            model.predict(rows, count, out);
            return Tensor.wrap(shape(count, model.outputs()), out);
        }
    },

    /** The sums before the objective's link, as with {@code output_margin} and {@code raw_score}. */
    MARGIN {
        @Override
        Tensor of(TreeModel model, double[] rows, int count, Call call) {
            double[] out = TreeRows.numbers(count, model.marginsPerRow(), call);
            model.margins(rows, count, out);
            return Tensor.wrap(shape(count, model.marginsPerRow()), out);
        }
    },

    /** What each feature contributes to the margin, and the expected margin, as with {@code pred_contribs}. */
    CONTRIBUTION {
        @Override
        Tensor of(TreeModel model, double[] rows, int count, Call call) {
            if (!model.hasContributions()) {
                throw new SeldonException(Reason.BAD_DATA, "the model has no contributions of features");
            }
            int columns = model.features() + 1;
            int perRow = Math.multiplyExact(columns, model.marginsPerRow());
            double[] out = TreeRows.numbers(count, perRow, call);
            for (int row = 0; row < count; row += BLOCK) {
                contributions(model, rows, row, Math.min(row + BLOCK, count), out, call);
            }
            return Tensor.wrap(
                    model.marginsPerRow() == 1
                            ? new int[] {count, columns}
                            : new int[] {count, model.marginsPerRow(), columns},
                    out);
        }
    };

    /** Rows after which a call that nobody waits for ends: a row can take many milliseconds. */
    private static final int BLOCK = 64;

    private static void contributions(TreeModel model, double[] rows, int from, int to, double[] out, Call call) {
        if (call.isAbandoned()) {
            throw new SeldonException(Reason.DEADLINE_EXCEEDED, "the caller has stopped waiting");
        }
        int features = model.features();
        int perRow = (features + 1) * model.marginsPerRow();
        double[] block = new double[(to - from) * perRow];
        model.contributions(Arrays.copyOfRange(rows, from * features, to * features), to - from, block);
        System.arraycopy(block, 0, out, from * perRow, block.length);
    }

    private static final String TAG = "output";
    private static final String HEADER = "Radiant-Output";

    /** The answer to n rows. */
    abstract Tensor of(TreeModel model, double[] rows, int count, Call call);

    /** One number for each row makes a vector, as in both libraries. */
    private static int[] shape(int count, int perRow) {
        return perRow == 1 ? new int[] {count} : new int[] {count, perRow};
    }

    /**
     * What a call wants.
     *
     * @throws SeldonException {@link Reason#BAD_DATA} if there is no such answer
     */
    static TreeAnswer wanted(Call call) {
        JsonValue tag = call.tags().get(TAG);
        String wanted = tag instanceof JsonString text
                ? text.getString()
                : tag == null ? call.header(HEADER).orElse("") : tag.toString();
        if (wanted.isEmpty()) {
            return PREDICTION;
        }
        for (TreeAnswer answer : values()) {
            if (answer.word().equals(wanted)) {
                return answer;
            }
        }
        throw new SeldonException(
                Reason.BAD_DATA,
                "the tag " + TAG + " and the header " + HEADER + " must be one of "
                        + Arrays.stream(values()).map(TreeAnswer::word).toList());
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

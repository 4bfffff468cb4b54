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
    };

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

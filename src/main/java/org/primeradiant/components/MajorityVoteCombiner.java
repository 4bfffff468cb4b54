package org.primeradiant.components;

import java.util.ArrayList;
import java.util.List;
import org.primeradiant.api.Call;
import org.primeradiant.api.Combiner;
import org.primeradiant.api.Data;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;

/**
 * Answers, for each row, the label that most children vote for. Ties go to the label that the earliest child voted
 * for, so list the best child first. The answer is one-dimensional, one label per row. Thread-safe.
 *
 * <p>Each child answers, for the same number of rows, either
 *
 * <ul>
 *   <li>labels, numbers or strings: a tensor of one dimension, or of two with one column;
 *   <li>or class scores, numbers: two columns or more. The child votes for the class with the highest score, on ties
 *       for the first of them. The label of a class is its column index, from 0; if another child answers strings,
 *       its column name.
 * </ul>
 *
 * <p>Numbers are compared by value: the labels 1 and 1.0 are the same. The answer holds whole numbers if all labels
 * are of integer types, otherwise doubles or strings. NaN is rejected as a label and as a score.
 *
 * <p>Source: Kuncheva, "Combining pattern classifiers", 2004, section 4.2 (plurality voting).
 */
public final class MajorityVoteCombiner implements Combiner<Data, Tensor> {
    MajorityVoteCombiner() {}

    @Override
    public Tensor aggregate(List<Data> inputs, Call call) {
        List<Votes> children = new ArrayList<>(inputs.size());
        for (int child = 0; child < inputs.size(); child++) {
            children.add(Votes.of(child, inputs.get(child)));
            requireRows(child, children.get(child).rows(), children.get(0).rows());
        }
        Labels labels = Labels.of(children);
        long[][] votes = children.stream().map(labels::codes).toArray(long[][]::new);
        long[] elected = new long[votes[0].length];
        for (int row = 0; row < elected.length; row++) {
            elected[row] = elected(votes, row);
        }
        return labels.tensor(elected);
    }

    private static void requireRows(int child, int rows, int first) {
        if (rows != first) {
            throw new SeldonException(
                    Reason.BAD_DATA,
                    "cannot vote: child " + child + " must answer " + first + " rows like child 0, got " + rows);
        }
    }

    private static long elected(long[][] votes, int row) {
        long elected = votes[0][row];
        int most = 0;
        for (long[] candidate : votes) {
            int count = 0;
            for (long[] vote : votes) {
                count += vote[row] == candidate[row] ? 1 : 0;
            }
            if (count > most) {
                most = count;
                elected = candidate[row];
            }
        }
        return elected;
    }
}

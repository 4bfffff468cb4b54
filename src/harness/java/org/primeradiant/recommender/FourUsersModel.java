package org.primeradiant.recommender;

import java.util.Locale;

/**
 * A model of four users and three items, small enough to verify by hand: users 1 and 2 took 10 and 20, user 3 took 10
 * and 30, user 4 took 30.
 *
 * <p>So item 10 has three users, 20 and 30 have two each; 10 and 20 share two users, 10 and 30 one, 20 and 30 none.
 */
public final class FourUsersModel {
    /** The model's training options. */
    public static final TrainingOptions PLAIN = new TrainingOptions(50, 0, 1, 1000);

    private static final float TWO = (float) (2 / Math.sqrt(3 * 2)); // similarity of 10 and 20
    private static final float ONE = (float) (1 / Math.sqrt(3 * 2)); // similarity of 10 and 30

    private FourUsersModel() {}

    static SimilarItems model() {
        SparseRows neighbours =
                new SparseRows(new int[] {0, 2, 3, 4}, new int[] {1, 2, 0, 0}, new float[] {TWO, ONE, TWO, ONE});
        return new SimilarItems(LongIndex.of(10, 20, 30), new int[] {3, 2, 2}, neighbours, new Provenance(4, 7, PLAIN));
    }

    /** Formats the neighbors of an item with their rounded similarities, as in {@code {20=0.8165}}. */
    public static String neighbours(SimilarItems model, long id) {
        SparseRows rows = model.neighbours();
        StringBuilder text = new StringBuilder("{");
        for (int place = rows.start(model.find(id)); place < rows.end(model.find(id)); place++) {
            text.append(text.length() == 1 ? "" : ", ")
                    .append(String.format(Locale.ROOT, "%d=%.4f", model.id(rows.column(place)), rows.value(place)));
        }
        return text.append('}').toString();
    }
}

package org.primeradiant.train;

import java.io.PrintWriter;
import java.io.Writer;
import org.primeradiant.recommender.FourUsersModel;
import org.primeradiant.recommender.SimilarItems;
import org.primeradiant.recommender.TrainingOptions;

/**
 * Four users and three items, small enough to verify by hand: users 1 and 2 took 10 and 20, user 3 took 10 and 30, user
 * 4 took 30.
 *
 * <p>So item 10 has three users, 20 and 30 have two each; 10 and 20 share two users, 10 and 30 one, 20 and 30 none.
 */
final class FourUsers {
    static final TrainingOptions PLAIN = FourUsersModel.PLAIN;

    private static final long[][] ROWS = {{1, 10}, {1, 20}, {2, 10}, {2, 20}, {3, 10}, {3, 30}, {4, 30}};

    private FourUsers() {}

    static Interactions interactions() {
        return interactions(ROWS);
    }

    /** Builds interactions from pairs of user and item, in chronological order. */
    static Interactions interactions(long[]... rows) {
        InteractionsBuilder builder = new InteractionsBuilder(false, false);
        for (long[] row : rows) {
            builder.add(row[0], row[1], 0, 1);
        }
        return builder.build(1000);
    }

    static SimilarItems model() {
        return train(interactions(), PLAIN);
    }

    static SimilarItems train(Interactions interactions, TrainingOptions options) {
        return Similarities.train(interactions, options, silence().step("", 1, ""));
    }

    static Progress silence() {
        return new Progress(new PrintWriter(Writer.nullWriter()), () -> 0);
    }
}

package org.primeradiant.microservice;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.primeradiant.api.ScoredItem;

/** Checks the scores of one recommender, and warns once if they leave the range that callers expect. Thread-safe. */
final class ScoreCheck {
    private static final Logger LOGGER = System.getLogger(ScoreCheck.class.getName());

    private final AtomicBoolean warned = new AtomicBoolean();

    /**
     * Returns the items unchanged. Null passes through, because {@link UserCode} rejects it.
     *
     * @throws IllegalStateException if a score is NaN or infinite, which JSON cannot represent
     */
    List<ScoredItem> checked(String where, List<ScoredItem> items) {
        if (items != null) {
            items.forEach(item -> check(where, item));
        }
        return items;
    }

    private void check(String where, ScoredItem item) {
        double score = item.score();
        if (!Double.isFinite(score)) {
            throw new IllegalStateException(where + " gave item " + item.item() + " the score " + score);
        }
        if ((score < 0 || score > 1) && warned.compareAndSet(false, true)) {
            LOGGER.log(
                    Level.WARNING,
                    () -> where + " returns scores outside 0 to 1, such as " + score
                            + "; callers get them unchanged. This is logged once.");
        }
    }
}

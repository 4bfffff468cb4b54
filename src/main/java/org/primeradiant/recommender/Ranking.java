package org.primeradiant.recommender;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import org.primeradiant.api.ScoredItem;

/** The best of many items by score; ties go to the more popular item, then to the smaller id. */
final class Ranking {
    private final int limit;
    private final PriorityQueue<Entry> kept = new PriorityQueue<>();

    /** Creates an empty ranking that keeps at most {@code limit} items. */
    Ranking(int limit) {
        this.limit = limit;
    }

    void offer(long id, double score, int popularity) {
        if (limit == 0) {
            return;
        }
        Entry entry = new Entry(id, score, popularity);
        if (kept.size() < limit) {
            kept.add(entry);
        } else if (entry.compareTo(kept.element()) > 0) {
            kept.remove();
            kept.add(entry);
        }
    }

    boolean isFull() {
        return kept.size() == limit;
    }

    /** The items kept, best first. */
    List<ScoredItem> best() {
        List<Entry> entries = new ArrayList<>(kept);
        entries.sort(Collections.reverseOrder());
        return entries.stream()
                .map(entry -> new ScoredItem(entry.id(), entry.score()))
                .toList();
    }

    /** An item; better items compare as greater. */
    private record Entry(long id, double score, int popularity) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byScore = Double.compare(score, other.score);
            if (byScore != 0) {
                return byScore;
            }
            int byPopularity = Integer.compare(popularity, other.popularity);
            return byPopularity == 0 ? Long.compare(other.id, id) : byPopularity;
        }
    }
}

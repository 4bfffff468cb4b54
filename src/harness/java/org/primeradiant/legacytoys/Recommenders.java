package org.primeradiant.legacytoys;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.primeradiant.api.Call;
import org.primeradiant.api.ItemIds;
import org.primeradiant.api.RecommendationRequest;
import org.primeradiant.api.Recommender;
import org.primeradiant.api.ScoredItem;

/** The toys for {@code /recommend}. */
public final class Recommenders {
    private static final Map<String, Class<? extends Recommender>> TOYS = Map.ofEntries(
            Map.entry("top-id", TopId.class),
            Map.entry("probe", Probe.class),
            Map.entry("empty", Empty.class),
            Map.entry("unbounded", Unbounded.class),
            Map.entry("dups", Duplicates.class),
            Map.entry("out-of-range", OutOfRange.class),
            Map.entry("ids-type", EachCandidate.class),
            Map.entry("raises", Raises.class),
            Map.entry("nan", NotANumber.class),
            Map.entry("strings", Strings.class),
            Map.entry("recent", Recent.class));

    private Recommenders() {}

    /** Returns the toy with this name in the recording, if there is one. */
    public static Optional<Class<? extends Recommender>> named(String name) {
        return Optional.ofNullable(TOYS.get(name));
    }

    /** Recommends the largest ids, each with half the score of the previous one. */
    @ApplicationScoped
    public static class TopId implements Recommender {
        @Override
        public List<ScoredItem> recommend(RecommendationRequest request, Call call) {
            long[] ids = request.candidates().stream().sorted().toArray();
            List<ScoredItem> items = new ArrayList<>();
            for (int k = 0; k < Math.min(ids.length, request.limit()); k++) {
                items.add(new ScoredItem(ids[ids.length - 1 - k], Math.pow(0.5, k)));
            }
            return items;
        }
    }

    /** Answers with what it was asked. */
    @ApplicationScoped
    public static class Probe implements Recommender {
        @Override
        public List<ScoredItem> recommend(RecommendationRequest request, Call call) {
            ItemIds recent = request.recent();
            long[] told = {
                request.user(),
                request.candidates().size(),
                request.candidates().stream().sum(),
                recent.size(),
                recent.isEmpty() ? -1 : recent.at(0),
                recent.isEmpty() ? -1 : recent.at(recent.size() - 1),
                request.limit(),
                request.client().map(String::length).orElse(-1)
            };
            List<ScoredItem> items = new ArrayList<>();
            for (int i = 0; i < told.length; i++) {
                items.add(new ScoredItem(told[i], 1 - i / 8.0));
            }
            return items;
        }
    }

    /** Recommends nothing. */
    @ApplicationScoped
    public static class Empty implements Recommender {
        @Override
        public List<ScoredItem> recommend(RecommendationRequest request, Call call) {
            return List.of();
        }
    }

    /**
     * Recommends the recent items, the latest first, each with half the score of the previous one; nothing if there are
     * candidates, as seldon-server's recommender of similar documents.
     */
    @ApplicationScoped
    public static class Recent implements Recommender {
        @Override
        public List<ScoredItem> recommend(RecommendationRequest request, Call call) {
            List<ScoredItem> items = new ArrayList<>();
            int most = request.candidates().isEmpty() ? request.limit() : 0;
            for (int k = 0; k < Math.min(request.recent().size(), most); k++) {
                items.add(new ScoredItem(request.recent().at(k), Math.pow(0.5, k)));
            }
            return items;
        }
    }

    /** Ignores the limit. */
    @ApplicationScoped
    public static class Unbounded implements Recommender {
        @Override
        public List<ScoredItem> recommend(RecommendationRequest request, Call call) {
            return LongStream.rangeClosed(1, 5)
                    .mapToObj(item -> new ScoredItem(item, 1 - item / 8.0))
                    .toList();
        }
    }

    /** Recommends an item twice. */
    @ApplicationScoped
    public static class Duplicates implements Recommender {
        @Override
        public List<ScoredItem> recommend(RecommendationRequest request, Call call) {
            return List.of(new ScoredItem(7, 0.5), new ScoredItem(7, 0.25));
        }
    }

    /** Answers scores that are out of range. */
    @ApplicationScoped
    public static class OutOfRange implements Recommender {
        @Override
        public List<ScoredItem> recommend(RecommendationRequest request, Call call) {
            return List.of(new ScoredItem(7, -3.5), new ScoredItem(8, 42));
        }
    }

    /** Returns its candidates. The original answered the type of each id, which is always the same in Java. */
    @ApplicationScoped
    public static class EachCandidate implements Recommender {
        @Override
        public List<ScoredItem> recommend(RecommendationRequest request, Call call) {
            LongStream candidates = request.candidates().stream();
            return candidates.mapToObj(item -> new ScoredItem(item, 1)).toList();
        }
    }

    /** Always fails. */
    @ApplicationScoped
    public static class Raises implements Recommender {
        @Override
        public List<ScoredItem> recommend(RecommendationRequest request, Call call) {
            throw new IllegalStateException("model exploded");
        }
    }

    /** Answers a NaN score. */
    @ApplicationScoped
    public static class NotANumber implements Recommender {
        @Override
        public List<ScoredItem> recommend(RecommendationRequest request, Call call) {
            return List.of(new ScoredItem(1, Double.NaN));
        }
    }

    /** Tries to recommend the item {@code sku-1} and fails to parse its id, since ids are numbers here. */
    @ApplicationScoped
    public static class Strings implements Recommender {
        @Override
        public List<ScoredItem> recommend(RecommendationRequest request, Call call) {
            return List.of(new ScoredItem(Long.parseLong("sku-1"), 0.5));
        }
    }
}

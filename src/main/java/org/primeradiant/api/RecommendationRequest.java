package org.primeradiant.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * For whom to recommend what.
 *
 * <p>Client and item are optional components, against this project's habit, because a caller that names no client is
 * something else than one that names an empty one.
 *
 * @param user the user's id; -1 for somebody unknown
 * @param candidates the items to score, without those to exclude, in the order in which they were stored; empty when the
 *     caller names no stored candidates, or none is left
 * @param recent the items that the user had to do with lately, the latest first
 * @param exclusions items that must not be recommended
 * @param limit how many recommendations are wanted, 0 or more; the host hands on all that it gets
 * @param client on whose behalf the caller asks
 * @param dimensions the groups of items that are wanted, as the caller's catalogue numbers them; 0 for any
 * @param item the item that the user looks at
 */
public record RecommendationRequest(
        long user,
        ItemIds candidates,
        ItemIds recent,
        ItemIds exclusions,
        int limit,
        Optional<String> client,
        List<Integer> dimensions,
        OptionalLong item) {
    /** The user of a caller who does not know who it is. */
    public static final long ANONYMOUS = -1;

    public RecommendationRequest {
        Objects.requireNonNull(candidates, "candidates");
        Objects.requireNonNull(recent, "recent");
        Objects.requireNonNull(exclusions, "exclusions");
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(item, "item");
        dimensions = List.copyOf(dimensions);
        if (limit < 0) {
            throw new IllegalArgumentException("limit must be 0 or more, got " + limit);
        }
    }

    /** A request for a user with these recent items, and nothing else said. */
    public static RecommendationRequest of(long user, ItemIds recent, int limit) {
        return new RecommendationRequest(
                user, ItemIds.NONE, recent, ItemIds.NONE, limit, Optional.empty(), List.of(), OptionalLong.empty());
    }

    /** The same with other candidates. */
    public RecommendationRequest withCandidates(ItemIds items) {
        return new RecommendationRequest(user, items, recent, exclusions, limit, client, dimensions, item);
    }

    /** The same with other exclusions. */
    public RecommendationRequest withExclusions(ItemIds items) {
        return new RecommendationRequest(user, candidates, recent, items, limit, client, dimensions, item);
    }
}

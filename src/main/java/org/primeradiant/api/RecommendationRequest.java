package org.primeradiant.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A request for recommendations.
 *
 * <p>Client and item are optional components, contrary to this project's convention, because a caller that sends no
 * client differs from one that sends an empty one.
 *
 * @param user the user's id; {@link #ANONYMOUS} if unknown
 * @param candidates the items to score, without the exclusions, in the order in which they were stored; empty if the
 *     caller names no stored candidates, or none are left
 * @param recent the items that the user interacted with recently, latest first
 * @param exclusions items that must not be recommended
 * @param limit the number of recommendations wanted, 0 or more; the host does not truncate longer results
 * @param client the client on whose behalf the caller asks
 * @param dimensions the item groups wanted, by their numbers in the caller's catalog; 0 for any
 * @param item the item that the user is looking at
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
    /** The user id of an unknown user, -1. */
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

    /** A request with a user, recent items and a limit only. */
    public static RecommendationRequest of(long user, ItemIds recent, int limit) {
        return new RecommendationRequest(
                user, ItemIds.NONE, recent, ItemIds.NONE, limit, Optional.empty(), List.of(), OptionalLong.empty());
    }

    /** A copy with other candidates. */
    public RecommendationRequest withCandidates(ItemIds items) {
        return new RecommendationRequest(user, items, recent, exclusions, limit, client, dimensions, item);
    }

    /** A copy with other exclusions. */
    public RecommendationRequest withExclusions(ItemIds items) {
        return new RecommendationRequest(user, candidates, recent, items, limit, client, dimensions, item);
    }
}

package org.primeradiant.api;

/**
 * A recommended item and its score.
 *
 * @param item the item's id
 * @param score from 0 to 1, where 1 is best; other values are passed on, but NaN and infinities are rejected
 */
public record ScoredItem(long item, double score) {}

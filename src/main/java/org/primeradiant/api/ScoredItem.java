package org.primeradiant.api;

/**
 * An item and how well it suits.
 *
 * @param item the item's id
 * @param score from 0 to 1, where 1 is best; others are passed on, but NaN and the infinities are refused
 */
public record ScoredItem(long item, double score) {}

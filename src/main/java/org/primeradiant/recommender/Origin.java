package org.primeradiant.recommender;

/**
 * Where a model comes from.
 *
 * @param users how many users it was trained on
 * @param interactions how many interactions that count they had
 * @param options how it was trained
 */
public record Origin(int users, int interactions, TrainingOptions options) {}

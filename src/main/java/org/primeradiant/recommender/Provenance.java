package org.primeradiant.recommender;

/**
 * The training data and options of a model.
 *
 * @param users number of users
 * @param interactions number of interactions that counted
 * @param options the training options
 */
public record Provenance(int users, int interactions, TrainingOptions options) {}

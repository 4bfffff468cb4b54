/**
 * A recommender that needs no code: items are similar if the same users interacted with them, and users are
 * recommended items similar to their recent ones.
 *
 * <p>May use {@code api}, {@code components} and {@code models}. The trainer, in {@code train}, builds
 * {@code SimilarItems} and writes them to a folder with {@code ModelFile}. For a request, {@code LoadedRecommender} has
 * {@code Scorer} add up similarities from {@code SimilarItems}.
 *
 * <p>Data is held in primitive arrays and items are numbered from 0: a hundred million similarities fit into memory,
 * and adding up a few thousand of them is all that a request costs.
 */
package org.primeradiant.recommender;

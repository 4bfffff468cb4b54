/**
 * A recommender that needs no code: items that the same users had to do with are similar; recommended is what is similar
 * to a user's recent items.
 *
 * <p>May use {@code api} and {@code components}. The trainer, in {@code train}, makes {@code SimilarItems} and has
 * {@code ModelFile} write them to a folder. A request: {@code StoredRecommender} has {@code Scorer} add up similarities
 * of {@code SimilarItems}.
 *
 * <p>Numbers are in primitive arrays and items are counted from 0 here: a hundred million similarities fit into memory,
 * and adding up a few thousand of them is all the work of a request.
 */
package org.primeradiant.recommender;

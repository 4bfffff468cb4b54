/**
 * A recommender that needs no code: items that the same users had to do with are similar; recommended is what is similar
 * to a user's recent items.
 *
 * <p>May use {@code api}, {@code components}, picocli for the command line and FastCSV for the interactions; FastCSV and
 * not commons-csv, because that brings two more jars into the WAR.
 *
 * <p>Training: {@code Train} has {@code InteractionFile} read the rows, {@code HoldOut} put some aside, {@code
 * Similarities} compare the items, {@code Quality} measured and {@code ModelFile} write the folder. A request: {@code
 * StoredRecommender} has {@code Scorer} add up similarities of {@code SimilarItems}.
 *
 * <p>Numbers are in primitive arrays and items are counted from 0 here: a hundred million similarities fit into memory,
 * and adding up a few thousand of them is all the work of a request.
 */
package org.primeradiant.recommender;

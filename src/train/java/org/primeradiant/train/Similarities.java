package org.primeradiant.train;

import java.util.stream.IntStream;
import org.primeradiant.recommender.Provenance;
import org.primeradiant.recommender.SimilarItems;
import org.primeradiant.recommender.SparseRows;
import org.primeradiant.recommender.TrainingOptions;

/**
 * Compares items by the users that they have in common.
 *
 * <p>The similarity of items i and j is the cosine of their columns in the user-item matrix, where each interaction
 * is a 1, or its weight if weights are given. For ones this is n(i,j) / sqrt(n(i) n(j)), with n(i) users of item i
 * and n(i,j) users of both. Similarities based on few users are shrunk by the factor n(i,j) / (n(i,j) + shrinkage).
 * Each item keeps the most similar ones; ties go to the smaller ids.
 *
 * <p>Sources: cosine between items and a model of the k most similar ones: B. Sarwar, G. Karypis, J. Konstan, J. Riedl,
 * "Item-based collaborative filtering recommendation algorithms", 2001, section 3; for interactions without ratings: M.
 * Deshpande, G. Karypis, "Item-based top-N recommendation algorithms", 2004, section 4. Shrinkage: Y. Koren,
 * "Factorization meets the neighborhood", 2008, section 2.2. Differences: neither the users' rows nor the similarities
 * of an item are normalized, which is optional in Deshpande and Karypis; the cosine is shrunk, where Koren shrinks a
 * correlation of ratings; pairs with very few common users can be left out; only the latest items of each user count.
 */
final class Similarities {
    private static final int MOST_BLOCKS = 1024;
    private static final int LEAST_ITEMS = 64;

    private Similarities() {}

    /** Trains a model. The same interactions in the same order give the same model, whatever the number of threads. */
    static SimilarItems train(Interactions interactions, TrainingOptions options, Progress.Step progress) {
        int items = interactions.items().size();
        SparseRows byUser = interactions.histories();
        SparseRows byItem = byUser.transposed(items);
        double[] norms = norms(byItem);
        Neighbourhood[] neighbourhoods = new Neighbourhood[items];
        int block = Math.max(LEAST_ITEMS, items / MOST_BLOCKS); // each block needs arrays for all items
        IntStream.rangeClosed(0, (items - 1) / block).parallel().forEach(number -> {
            CommonUsers common = new CommonUsers(byUser, byItem, norms, options);
            int start = number * block;
            int end = Math.min(items, start + block);
            for (int item = start; item < end; item++) {
                neighbourhoods[item] = common.neighbours(item);
            }
            progress.advance(end - start, end - start);
        });
        int[] popularity = IntStream.range(0, items).map(byItem::length).toArray();
        Provenance origin = new Provenance(interactions.users(), interactions.size(), options);
        return new SimilarItems(interactions.items(), popularity, Neighbourhood.join(neighbourhoods), origin);
    }

    private static double[] norms(SparseRows byItem) {
        double[] norms = new double[byItem.rows()];
        for (int item = 0; item < norms.length; item++) {
            double sum = 0;
            for (int place = byItem.start(item); place < byItem.end(item); place++) {
                double weight = byItem.value(place);
                sum += weight * weight;
            }
            norms[item] = Math.sqrt(sum);
        }
        return norms;
    }
}

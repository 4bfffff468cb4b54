package org.primeradiant.train;

import java.util.List;
import org.primeradiant.pipeline.Feature;
import org.primeradiant.pipeline.Kind;
import org.primeradiant.pipeline.Table;

/**
 * Rows to train on, with the target of each.
 *
 * @param sheet the sheet that they come from
 * @param features in the order of the sheet's columns
 * @param table the features' values
 * @param target one value per row of the table
 */
record Samples(Sheet sheet, List<Feature> features, Table table, Target target) {
    Samples {
        features = List.copyOf(features);
    }

    /** The number of features of the given kind. */
    long count(Kind kind) {
        return features.stream().filter(feature -> feature.kind() == kind).count();
    }
}

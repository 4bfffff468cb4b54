package org.primeradiant.train;

import java.util.List;
import org.primeradiant.pipeline.Feature;
import org.primeradiant.pipeline.Kind;
import org.primeradiant.pipeline.Table;

/**
 * Rows to learn from, with what is to be predicted of each.
 *
 * @param sheet where they come from
 * @param features in the order of the sheet's columns
 * @param table the features' values
 * @param target as many values as the table has rows
 */
record Samples(Sheet sheet, List<Feature> features, Table table, Target target) {
    Samples {
        features = List.copyOf(features);
    }

    /** How many features are of that kind. */
    long count(Kind kind) {
        return features.stream().filter(feature -> feature.kind() == kind).count();
    }
}

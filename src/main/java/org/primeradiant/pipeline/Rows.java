package org.primeradiant.pipeline;

import java.util.List;
import org.primeradiant.api.Json;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/**
 * The rows of a request. A feature that the request lacks is missing in every row; columns and fields that are not
 * features are ignored, since seldon-server forwards everything it was sent. Immutable.
 */
sealed interface Rows permits DataRows, JsonRows {
    /** The number of rows. */
    int count();

    /**
     * Reads a range of rows into a table of the features.
     *
     * @param from first row, inclusive
     * @param to last row, exclusive
     * @throws RowException if a feature does not accept a value; its row counts from {@code from}
     */
    Table table(int from, int to);

    /**
     * The rows of a payload.
     *
     * @throws SeldonException if the payload does not hold rows of features
     */
    static Rows of(List<Feature> features, Payload payload) {
        if (payload instanceof Json json) {
            return JsonRows.of(features, json.value());
        }
        return DataRows.of(
                features, payload.asData().orElseThrow(() -> bad("takes data or jsonData, got " + payload.kind())));
    }

    static SeldonException bad(String what) {
        return new SeldonException(Reason.BAD_DATA, "pipeline " + what);
    }
}

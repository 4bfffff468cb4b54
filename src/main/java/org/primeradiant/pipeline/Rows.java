package org.primeradiant.pipeline;

import java.util.List;
import org.primeradiant.api.Data;
import org.primeradiant.api.Json;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/**
 * The rows of a request. A feature that is not among them is missing in every row; what is no feature is passed over,
 * since seldon-server sends along all that it was asked with. Immutable.
 */
sealed interface Rows permits DataRows, JsonRows {
    /** How many. */
    int count();

    /**
     * Some of the rows, as a table of the features.
     *
     * @param from the first
     * @param to the one after the last
     * @throws RowException if a value is not what its feature takes; counts from the first
     */
    Table table(int from, int to);

    /**
     * The rows of a payload.
     *
     * @throws SeldonException if it holds none
     */
    static Rows of(List<Feature> features, Payload payload) {
        if (payload instanceof Data data) {
            return DataRows.of(features, data);
        }
        if (payload instanceof Json json) {
            return JsonRows.of(features, json.value());
        }
        throw bad("takes data or jsonData, got " + payload.kind());
    }

    static SeldonException bad(String what) {
        return new SeldonException(Reason.BAD_DATA, "pipeline " + what);
    }
}

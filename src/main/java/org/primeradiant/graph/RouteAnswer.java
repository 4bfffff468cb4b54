package org.primeradiant.graph;

import org.primeradiant.api.Data;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;

/** Finds the branch in what a router answered: the first of its numbers, whatever their form. */
final class RouteAnswer {
    private RouteAnswer() {}

    /**
     * The branch, without its fraction.
     *
     * @throws SeldonException if there is no number
     */
    static int branch(Payload answer) {
        if (!(answer instanceof Data data)) {
            throw bad("no data, but " + answer.kind());
        }
        Tensor tensor = data.tensor();
        if (tensor.size() == 0) {
            throw bad("empty data");
        }
        if (!tensor.type().isNumeric()) {
            throw bad("data that are not numbers");
        }
        double branch = tensor.doubleAt(0);
        if (Double.isNaN(branch)) {
            throw bad("NaN");
        }
        return (int) branch;
    }

    private static SeldonException bad(String what) {
        return new SeldonException(
                Reason.INTERNAL_ERROR,
                "a router must answer with the number of a branch, as in {\"data\":{\"ndarray\":[[1]]}}; it answered with "
                        + what);
    }
}

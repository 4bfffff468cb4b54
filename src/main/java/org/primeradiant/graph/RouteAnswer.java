package org.primeradiant.graph;

import org.primeradiant.api.Data;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Tensors;

/** Finds the branch in a router's answer: its first number, in any form. */
final class RouteAnswer {
    private RouteAnswer() {}

    /**
     * Returns the branch, truncated to an integer.
     *
     * @throws SeldonException if the answer has no data, or the first element is not a number
     */
    static int branch(Payload answer) {
        Tensor tensor = tensor(answer);
        if (tensor.size() == 0) {
            throw bad("empty data");
        }
        if (!tensor.type().isNumeric()) {
            throw bad("non-numeric data");
        }
        double branch = tensor.doubleAt(0);
        if (Double.isNaN(branch)) {
            throw bad("NaN");
        }
        return (int) branch;
    }

    /** The data, or the first of several tensors. */
    private static Tensor tensor(Payload answer) {
        if (answer instanceof Data data) {
            return data.tensor();
        }
        if (answer instanceof Tensors tensors && tensors.size() > 0) {
            return tensors.tensors().values().iterator().next();
        }
        throw bad("no data, but " + answer.kind());
    }

    private static SeldonException bad(String what) {
        return new SeldonException(
                Reason.INTERNAL_ERROR,
                "a router must answer with a branch number, as in {\"data\":{\"ndarray\":[[1]]}}; it answered with "
                        + what);
    }
}

package org.primeradiant.toys;

import org.primeradiant.api.Call;
import org.primeradiant.api.Model;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Tensor;

/**
 * A component without a predict method, for which python answers an empty list. In Radiant every component needs
 * a role.
 */
abstract class NoPredict implements Model<Payload, Tensor> {
    @Override
    public Tensor predict(Payload input, Call call) {
        return Tensor.of(new int[] {0}, new double[0]);
    }
}

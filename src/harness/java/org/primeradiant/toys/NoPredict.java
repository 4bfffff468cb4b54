package org.primeradiant.toys;

import org.primeradiant.api.Call;
import org.primeradiant.api.Model;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Tensor;

/** A component that does not say how to predict: python answers the empty list. In Radiant a component has a role. */
abstract class NoPredict implements Model<Payload, Tensor> {
    @Override
    public Tensor predict(Payload input, Call call) {
        return Tensor.of(new int[] {0}, new double[0]);
    }
}

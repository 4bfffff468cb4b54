package org.primeradiant.docs;

import io.seldon.microservice.iris.IrisPredictRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.primeradiant.api.CustomDataHandler;
import org.primeradiant.api.Data;
import org.primeradiant.api.Form;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Tensor;

@ApplicationScoped
public class IrisCustomDataHandler implements CustomDataHandler<IrisPredictRequest> {
    @Override
    public Payload features(IrisPredictRequest flower) {
        Tensor row = Tensor.of(new int[] {1, 4}, flower.getF1(), flower.getF2(), flower.getF3(), flower.getF4());
        return new Data(row, List.of("f1", "f2", "f3", "f4"), Form.NDARRAY);
    }
}

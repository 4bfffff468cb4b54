package org.primeradiant.oiptoys;

import java.util.List;
import java.util.Map;
import org.primeradiant.api.Call;
import org.primeradiant.api.Model;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Tensors;

/** Answers its inputs. */
public abstract class EchoModel implements Model<Tensors, Tensors> {
    @Override
    public Tensors predict(Tensors input, Call call) {
        return input;
    }

    @Override
    public ModelMetadata metadata() {
        return described("", List.of());
    }

    /** Metadata that declare no inputs and outputs, and so allow any. */
    static ModelMetadata described(String platform, List<String> versions) {
        return new ModelMetadata("", versions, platform, List.of(), List.of(), Map.of());
    }
}

package org.primeradiant.repository;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.primeradiant.api.Call;
import org.primeradiant.api.Component;
import org.primeradiant.api.Model;
import org.primeradiant.api.Tensor;
import org.primeradiant.models.ModelFolder;
import org.primeradiant.models.ModelFormat;
import org.primeradiant.models.ModelSource;

/** A format whose models take 1 MiB each, and which knows the models that are still reachable. Not thread-safe. */
final class Ballast implements ModelFormat {
    private static final int MEBIBYTE = 1 << 20;
    private static final int COLLECTIONS = 100;

    private final List<WeakReference<Component>> models = new ArrayList<>();

    /** A model that is not small. */
    static final class Heavy implements Model<Tensor, Tensor> {
        private final byte[] weight = new byte[MEBIBYTE];

        @Override
        public Tensor predict(Tensor input, Call call) {
            return Tensor.of(new double[][] {{weight.length}});
        }
    }

    @Override
    public String name() {
        return "ballast";
    }

    @Override
    public Set<String> implementations() {
        return Set.of();
    }

    @Override
    public Optional<Path> find(ModelFolder folder) throws IOException {
        return folder.files(".ballast").stream().findFirst();
    }

    @Override
    public Class<? extends Component> type() {
        return Heavy.class;
    }

    @Override
    public Component load(ModelSource source) {
        Component model = new Heavy();
        models.add(new WeakReference<>(model));
        return model;
    }

    int loaded() {
        return models.size();
    }

    /** The number of models that a garbage collection leaves. */
    long reachable() {
        long left = models.size();
        for (int i = 0; i < COLLECTIONS && left > 1; i++) {
            System.gc();
            left = models.stream().filter(model -> model.get() != null).count();
        }
        return left;
    }
}

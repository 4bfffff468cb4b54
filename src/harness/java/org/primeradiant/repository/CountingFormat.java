package org.primeradiant.repository;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.primeradiant.api.Call;
import org.primeradiant.api.Component;
import org.primeradiant.api.Model;
import org.primeradiant.api.Tensor;
import org.primeradiant.models.ModelFolder;
import org.primeradiant.models.ModelFormat;
import org.primeradiant.models.ModelSource;

/** A format whose models count their calls. */
final class CountingFormat implements ModelFormat {
    private final AtomicInteger calls = new AtomicInteger();

    /** Answers its input. */
    record Counting(AtomicInteger calls) implements Model<Tensor, Tensor> {
        @Override
        public Tensor predict(Tensor input, Call call) {
            calls.incrementAndGet();
            return input;
        }
    }

    @Override
    public String name() {
        return "counting";
    }

    @Override
    public Set<String> implementations() {
        return Set.of();
    }

    @Override
    public Optional<Path> find(ModelFolder folder) throws IOException {
        return folder.files(".counting").stream().findFirst();
    }

    @Override
    public Class<? extends Component> type() {
        return Counting.class;
    }

    @Override
    public Component load(ModelSource source) {
        return new Counting(calls);
    }

    int calls() {
        return calls.get();
    }
}

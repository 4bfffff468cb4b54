package org.primeradiant.toyformat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.primeradiant.api.Component;
import org.primeradiant.models.BadModelException;
import org.primeradiant.models.ModelFolder;
import org.primeradiant.models.ModelFormat;
import org.primeradiant.models.ModelSource;

/** Reads files whose first line is {@code toy} and whose second is the number that the model answers. */
public final class ToyFormat implements ModelFormat {
    private static final String OFFSET = "offset";

    private final AtomicInteger open = new AtomicInteger();

    @Override
    public String name() {
        return "toy";
    }

    @Override
    public Set<String> implementations() {
        return Set.of("TOY_SERVER", "mlserver_toy.ToyModel");
    }

    @Override
    public Optional<Path> find(ModelFolder folder) throws IOException {
        List<Path> files = folder.files(".toy");
        if (files.size() > 1) {
            throw new BadModelException("it has " + files.size() + " .toy files; choose one by parameters.uri");
        }
        return files.stream().findFirst();
    }

    @Override
    public Class<? extends Component> type() {
        return ToyModel.class;
    }

    @Override
    public Component load(ModelSource source) throws IOException {
        List<String> lines = Files.readAllLines(source.file());
        String name = source.file().getFileName().toString();
        if (lines.size() < 2 || !lines.get(0).equals("toy")) {
            throw new BadModelException(name + " must have the lines 'toy' and a number");
        }
        double answer = number(name + " line 2", lines.get(1)) + offset(source.options());
        open.incrementAndGet();
        return new ToyModel(answer, open::decrementAndGet);
    }

    private static double offset(Map<String, Object> options) {
        options.keySet().stream().filter(option -> !option.equals(OFFSET)).forEach(option -> {
            throw new BadModelException("the option '" + option + "' is unknown; known is " + OFFSET);
        });
        return number("the option " + OFFSET, options.getOrDefault(OFFSET, 0).toString());
    }

    private static double number(String where, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new BadModelException(where + " must be a number", e);
        }
    }

    /** The number of models that have been loaded and not closed. */
    public int open() {
        return open.get();
    }
}

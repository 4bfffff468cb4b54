package org.primeradiant.trees;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.primeradiant.api.Component;
import org.primeradiant.models.BadModelException;
import org.primeradiant.models.ModelFolder;
import org.primeradiant.models.ModelFormat;
import org.primeradiant.models.ModelSource;

/** What the formats of XGBoost and LightGBM have in common: their files are recognised by content. */
abstract class TreeFileFormat implements ModelFormat {
    private static final String BEST_ITERATION = "best_iteration";

    private final String name;
    private final Set<String> implementations;
    private final Set<TreeFormat> forms;
    private final String[] endings;

    TreeFileFormat(String name, Set<String> implementations, Set<TreeFormat> forms, String... endings) {
        this.name = name;
        this.implementations = Set.copyOf(implementations);
        this.forms = Set.copyOf(forms);
        this.endings = endings.clone();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<String> implementations() {
        return implementations;
    }

    @Override
    public Class<? extends Component> type() {
        return TreeComponent.class;
    }

    /** Prefers a file called {@code model} over others, as other model servers do. */
    @Override
    public Optional<Path> find(ModelFolder folder) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path file : folder.files(endings)) {
            if (TreeFormat.of(head(file)).filter(forms::contains).isPresent()) {
                found.add(file);
            }
        }
        List<Path> named = found.stream()
                .filter(file -> file.getFileName().toString().startsWith("model."))
                .toList();
        List<Path> candidates = named.isEmpty() ? found : named;
        if (candidates.size() > 1) {
            throw new BadModelException("the folder has several models: "
                    + candidates.stream().map(Path::getFileName).toList()
                    + "; name one in model-settings.json, as parameters.uri");
        }
        return candidates.stream().findFirst();
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(TreeFormat.HEAD);
        }
    }

    @Override
    public Component load(ModelSource source) {
        return new TreeComponent(source.name(), name, TreeFiles.read(source.file(), options(source)));
    }

    private static TreeOptions options(ModelSource source) {
        for (String option : source.options().keySet()) {
            if (!option.equals(BEST_ITERATION)) {
                throw new BadModelException(
                        "unknown option '" + option + "'; models of trees have only " + BEST_ITERATION);
            }
        }
        Object best = source.options().getOrDefault(BEST_ITERATION, false);
        if (best instanceof Boolean flag) {
            return new TreeOptions(flag);
        }
        throw new BadModelException("the option " + BEST_ITERATION + " must be true or false, got " + best);
    }
}

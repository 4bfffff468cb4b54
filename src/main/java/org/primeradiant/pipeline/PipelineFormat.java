package org.primeradiant.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.primeradiant.api.Component;
import org.primeradiant.models.BadModelException;
import org.primeradiant.models.ModelFolder;
import org.primeradiant.models.ModelFormat;
import org.primeradiant.models.ModelSource;

/** Loads a {@code pipeline.json}. */
public final class PipelineFormat implements ModelFormat {
    @Override
    public String name() {
        return "pipeline";
    }

    @Override
    public Set<String> implementations() {
        return Set.of();
    }

    @Override
    public Optional<Path> find(ModelFolder folder) throws IOException {
        return folder.files(PipelineReader.FILE).stream()
                .filter(file -> file.getFileName().toString().equals(PipelineReader.FILE))
                .findFirst();
    }

    @Override
    public Class<? extends Component> type() {
        return LoadedPipeline.class;
    }

    @Override
    public Component load(ModelSource source) {
        if (!source.options().isEmpty()) {
            throw new BadModelException("a pipeline has no options, got "
                    + new TreeSet<>(source.options().keySet()));
        }
        return new LoadedPipeline(source.name(), PipelineReader.readFile(source.file()));
    }
}

package org.primeradiant.recommender;

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

/** Loads the model that the recommender's trainer wrote. */
public final class RecommenderFormat implements ModelFormat {
    @Override
    public String name() {
        return "recommender";
    }

    @Override
    public Set<String> implementations() {
        return Set.of();
    }

    @Override
    public Optional<Path> find(ModelFolder folder) throws IOException {
        return folder.files(ModelFile.NAME).stream()
                .filter(file -> file.getFileName().toString().equals(ModelFile.NAME))
                .findFirst();
    }

    @Override
    public Class<? extends Component> type() {
        return LoadedRecommender.class;
    }

    @Override
    public Component load(ModelSource source) throws IOException {
        if (!source.options().isEmpty()) {
            throw new BadModelException("a recommender has no options, got "
                    + new TreeSet<>(source.options().keySet()));
        }
        try {
            return new LoadedRecommender(ModelFile.read(source.file().getParent()));
        } catch (IOException e) {
            throw new BadModelException(e.getMessage(), e); // it names the file and what is wrong with it
        }
    }
}

package org.primeradiant.train;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.primeradiant.recommender.ModelFile;
import org.primeradiant.recommender.SimilarItems;
import org.primeradiant.recommender.TrainingOptions;

/** Trains a recommender: from a file of interactions to a model in a folder, with its quality measured. */
final class RecommenderTraining {
    private final InteractionFormat format;
    private final TrainingOptions options;
    private final PrintWriter out;
    private final Progress progress;

    /**
     * Sets up a training.
     *
     * @param format the layout of the file of interactions
     * @param out receives the result
     * @param progress receives the progress
     */
    RecommenderTraining(InteractionFormat format, TrainingOptions options, PrintWriter out, Progress progress) {
        this.format = format;
        this.options = options;
        this.out = out;
        this.progress = progress;
    }

    /**
     * Runs the training.
     *
     * @param kind which interactions to hold out for measuring
     * @param users maximum number of users with a held-out interaction
     * @param random makes the random choices
     * @throws BadInput if the file or the folder cannot be used
     */
    void run(Path file, Path folder, HoldOut.Kind kind, int users, Random random) throws IOException {
        prepare(folder);
        Interactions interactions = InteractionFile.read(file, format, options.maxHistory(), progress);
        checkRoom(file, interactions);
        HoldOut holdOut = HoldOut.of(interactions, kind, users, random);
        print("users", interactions.users());
        print("items", interactions.items().size());
        print("interactions", interactions.size());
        measure(kind, holdOut);
        SimilarItems model = train("Comparing items", interactions);
        long bytes = ModelFile.write(folder, model);
        print("neighbours", model.neighbours().size());
        out.printf(Locale.ROOT, "%-14s%,12d bytes, %s%n", "model", bytes, folder.resolve(ModelFile.NAME));
        if (model.neighbours().size() == 0) {
            out.printf(
                    Locale.ROOT,
                    "No two items have %d users in common: only popular items will be recommended. Give more"
                            + " interactions or a smaller --min-common.%n",
                    options.minCommon());
        }
    }

    /** Checked first, because training may take long. */
    private static void prepare(Path folder) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw BadInput.in(folder, "is not a folder");
        }
        Files.createDirectories(folder);
        if (!Files.isWritable(folder)) {
            throw BadInput.in(folder, "cannot be written to");
        }
    }

    private void checkRoom(Path file, Interactions interactions) throws BadInput {
        int most = (Integer.MAX_VALUE - 8) / interactions.items().size();
        if (options.neighbours() > most && interactions.items().size() - 1 > most) {
            throw BadInput.in(
                    file,
                    "has " + interactions.items().size() + " items, for which --neighbours must be at most " + most);
        }
    }

    private void measure(HoldOut.Kind kind, HoldOut holdOut) {
        if (kind == HoldOut.Kind.NONE) {
            return;
        }
        int users = holdOut.users().length;
        print("held out", users);
        if (users == 0) {
            out.println("Not measured: no user has two items.");
            return;
        }
        SimilarItems model = train("Comparing items, without held-out interactions", holdOut.training());
        Quality ours = Quality.ofRecommender(model, holdOut);
        Quality popularity = Quality.ofPopularity(model, holdOut);
        print("recall@10", ours.recall(), popularity.recall());
        print("NDCG@10", ours.ndcg(), popularity.ndcg());
    }

    private SimilarItems train(String name, Interactions interactions) {
        try (Progress.Step step = progress.step(name, interactions.items().size(), "items")) {
            return Similarities.train(interactions, options, step);
        }
    }

    private void print(String name, int count) {
        out.printf(Locale.ROOT, "%-14s%,12d%n", name, count);
    }

    private void print(String name, double ours, double popularity) {
        out.printf(Locale.ROOT, "%-14s%12.4f, popularity %.4f%n", name, ours, popularity);
    }
}

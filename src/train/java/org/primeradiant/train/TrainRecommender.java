package org.primeradiant.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.Callable;
import org.primeradiant.recommender.TrainingOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that trains the recommender on interactions and writes a folder for {@code RADIANT_RECOMMENDER}. */
@Command(
        name = "recommender",
        description = "Finds similar items in a CSV of interactions and writes them to a folder, which"
                + " RADIANT_RECOMMENDER=<folder> serves.",
        sortOptions = false,
        showDefaultValues = true,
        usageHelpAutoWidth = true)
final class TrainRecommender implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "<interactions.csv>",
            description =
                    "A row for each interaction: user,item or user,item,timestamp, all whole numbers. A header may"
                            + " name the columns user, item, timestamp, weight, in any order; other names are given by"
                            + " options.",
            showDefaultValue = CommandLine.Help.Visibility.NEVER)
    private Path interactions;

    @Parameters(
            index = "1",
            paramLabel = "<folder>",
            description = "Where to write the model; created if missing.",
            showDefaultValue = CommandLine.Help.Visibility.NEVER)
    private Path folder;

    @Option(
            names = "--separator",
            paramLabel = "CHARACTER",
            defaultValue = ",",
            converter = Separator.class,
            description = "The separator between cells, such as ; or tab.")
    private String separator;

    @Option(
            names = "--user",
            paramLabel = "COLUMN",
            description = "The column of users. Default: user.",
            showDefaultValue = CommandLine.Help.Visibility.NEVER)
    private String user = "";

    @Option(
            names = "--item",
            paramLabel = "COLUMN",
            description = "The column of items. Default: item.",
            showDefaultValue = CommandLine.Help.Visibility.NEVER)
    private String item = "";

    @Option(
            names = "--timestamp",
            paramLabel = "COLUMN",
            description =
                    "The column of timestamps; without one, the rows are in the order of time. Default: timestamp, if"
                            + " there is one.",
            showDefaultValue = CommandLine.Help.Visibility.NEVER)
    private String timestamp = "";

    @Option(
            names = "--weight",
            paramLabel = "COLUMN",
            description =
                    "The column of weights; without one, all rows weigh the same. Default: weight, if there is one.",
            showDefaultValue = CommandLine.Help.Visibility.NEVER)
    private String weight = "";

    @Option(
            names = "--neighbours",
            paramLabel = "N",
            defaultValue = "50",
            description = "Similar items to keep for each item.")
    private int neighbours;

    @Option(
            names = "--shrinkage",
            paramLabel = "X",
            defaultValue = "10",
            description = "Number of common users at which a similarity is halved.")
    private double shrinkage;

    @Option(
            names = "--min-common",
            paramLabel = "N",
            defaultValue = "2",
            description = "Number of users that two items must have in common to be similar at all.")
    private int minCommon;

    @Option(
            names = "--max-history",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Number of latest items of each user that count.")
    private int maxHistory;

    @Option(
            names = "--holdout",
            paramLabel = "KIND",
            defaultValue = "LAST",
            description = "Which interaction of a user to hold out for measuring: ${COMPLETION-CANDIDATES}.")
    private HoldOut.Kind holdout;

    @Option(
            names = "--holdout-users",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Maximum number of users with a held-out interaction, chosen at random.")
    private int holdoutUsers;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the random choices; the same seed repeats them.")
    private long seed;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.",
            showDefaultValue = CommandLine.Help.Visibility.NEVER)
    private boolean help;

    @Override
    public Integer call() throws IOException {
        CommandLine line = spec.commandLine();
        InteractionFormat format = new InteractionFormat(separator, user, item, timestamp, weight);
        RecommenderTraining training = new RecommenderTraining(
                format, options(), line.getOut(), new Progress(line.getErr(), System::nanoTime));
        try {
            training.run(interactions, folder, holdout, holdoutUsers, new Random(seed));
            return CommandLine.ExitCode.OK;
        } catch (OutOfMemoryError e) {
            throw BadInput.tooLarge(interactions, e);
        }
    }

    private TrainingOptions options() {
        if (holdoutUsers < 1) {
            throw new ParameterException(spec.commandLine(), "holdout-users must be 1 or more, got " + holdoutUsers);
        }
        try {
            return new TrainingOptions(neighbours, shrinkage, minCommon, maxHistory);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}

package org.primeradiant.recommender;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that trains the recommender: interactions in, a folder for {@code RADIANT_RECOMMENDER} out. */
@Command(
        name = "Train",
        description =
                "Trains the recommender: reads who had to do with what and writes a folder of similar items, which"
                        + " RADIANT_RECOMMENDER=<folder> serves.",
        sortOptions = false,
        showDefaultValues = true,
        usageHelpAutoWidth = true)
public final class Train implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "<interactions.csv>",
            description =
                    "A row for each interaction: user,item or user,item,timestamp, all whole numbers. A header may"
                            + " name the columns user, item, timestamp, weight, in any order.",
            showDefaultValue = CommandLine.Help.Visibility.NEVER)
    private Path interactions;

    @Parameters(
            index = "1",
            paramLabel = "<folder>",
            description = "Where the model is written; made if it is not there.",
            showDefaultValue = CommandLine.Help.Visibility.NEVER)
    private Path folder;

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
            description = "How many common users it takes to believe half of a similarity.")
    private double shrinkage;

    @Option(
            names = "--min-common",
            paramLabel = "N",
            defaultValue = "2",
            description = "How many users two items must have in common to be similar at all.")
    private int minCommon;

    @Option(
            names = "--max-history",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many items of each user count, the latest ones.")
    private int maxHistory;

    @Option(
            names = "--holdout",
            paramLabel = "KIND",
            defaultValue = "LAST",
            description = "Which interaction of a user to put aside to measure with: ${COMPLETION-CANDIDATES}.")
    private HoldOut.Kind holdout;

    @Option(
            names = "--holdout-users",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Of how many users, chosen at random.")
    private int holdoutUsers;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Makes what is random the same again.")
    private long seed;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.",
            showDefaultValue = CommandLine.Help.Visibility.NEVER)
    private boolean help;

    /** Ends the JVM with the exit code: 0 if the model is written, 2 if the arguments are wrong, 1 for all else. */
    public static void main(String... args) {
        int code = run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), args);
        if (code != 0) {
            System.exit(code);
        }
    }

    /**
     * Trains without ending the JVM.
     *
     * @param out where the result is printed
     * @param err where progress and errors are printed
     * @param args as on the command line
     * @return the exit code
     */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        return new CommandLine(new Train())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args);
    }

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        TrainingRun run = new TrainingRun(options(), line.getOut(), new Progress(line.getErr(), System::nanoTime));
        try {
            run.run(interactions, folder, holdout, holdoutUsers, new Random(seed));
            return CommandLine.ExitCode.OK;
        } catch (IOException e) {
            line.getErr().println(message(e));
        } catch (OutOfMemoryError e) {
            line.getErr()
                    .println("The interactions do not fit into memory. Give Java more of it, with Maven by"
                            + " MAVEN_OPTS=-Xmx8g, or train on fewer.");
        }
        return CommandLine.ExitCode.SOFTWARE;
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

    /** What Java says of a file is often its name alone. */
    private static String message(IOException e) {
        if (e instanceof FileSystemException failure && failure.getReason() == null) {
            return failure.getFile() + ": " + e.getClass().getSimpleName();
        }
        return e.getMessage();
    }
}

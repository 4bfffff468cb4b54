package org.primeradiant.train;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import org.primeradiant.pipeline.BadFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The command line of {@code radiant-train.jar}: a command for each kind of model that Radiant serves without code. */
@Command(
        name = "java -jar radiant-train.jar",
        description = "Trains the models that Radiant serves without code.",
        subcommands = {TrainPipeline.class, TrainRecommender.class},
        usageHelpAutoWidth = true)
public final class Main {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    private boolean help;

    /** Ends the JVM with the exit code: 0 if the model is written, 2 if the options are wrong, 1 for all else. */
    public static void main(String... arguments) {
        System.exit(run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments));
    }

    /**
     * Trains without ending the JVM.
     *
     * @param out gets the result
     * @param err gets progress and errors
     * @return the exit code
     */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return command().setOut(out).setErr(err).execute(arguments);
    }

    /** The command, which writes to the standard streams unless told otherwise. */
    static CommandLine command() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((wrong, arguments) -> refused(wrong))
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command));
    }

    private static int refused(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        print(command, wrong.getMessage());
        command.getErr().println("See " + command.getCommandSpec().qualifiedName() + " --help");
        return CommandLine.ExitCode.USAGE;
    }

    private static int failed(Exception failure, CommandLine command) throws Exception {
        if (failure instanceof BadFileException) {
            print(command, failure.getMessage());
        } else if (failure instanceof IOException io) {
            print(command, message(io));
        } else {
            throw failure;
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** What Java says of a file is often its name alone. */
    private static String message(IOException failure) {
        return failure instanceof FileSystemException file && file.getReason() == null
                ? file.getFile() + ": " + failure.getClass().getSimpleName()
                : failure.getMessage();
    }

    private static void print(CommandLine command, String message) {
        command.getErr().println(command.getColorScheme().errorText("radiant-train: " + message));
    }
}

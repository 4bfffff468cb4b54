package org.primeradiant.train;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import org.primeradiant.pipeline.BadFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Command line of {@code radiant-train.jar}, with one command per kind of model that Radiant serves without code. */
@Command(
        name = "java -jar radiant-train.jar",
        description = "Trains the models that Radiant serves without code, and moves what components have learned.",
        subcommands = {TrainPipeline.class, TrainRecommender.class, MoveState.class},
        usageHelpAutoWidth = true)
public final class Main {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    private boolean help;

    /** Exits the JVM with 0 if the model was written, 2 if the options are wrong, 1 for any other failure. */
    public static void main(String... arguments) {
        System.exit(run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments));
    }

    /**
     * Trains without exiting the JVM.
     *
     * @param out receives the result
     * @param err receives progress and errors
     * @return the exit code, as for {@link #main}
     */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return command().setOut(out).setErr(err).execute(arguments);
    }

    /** The command, which writes to the standard streams by default. */
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

    /** The message of a file system exception is often the file name alone. */
    private static String message(IOException failure) {
        return failure instanceof FileSystemException file && file.getReason() == null
                ? file.getFile() + ": " + failure.getClass().getSimpleName()
                : failure.getMessage();
    }

    /** Prints each line of a message. */
    static void print(CommandLine command, String message) {
        message.lines()
                .forEach(line ->
                        command.getErr().println(command.getColorScheme().errorText("radiant-train: " + line)));
    }
}

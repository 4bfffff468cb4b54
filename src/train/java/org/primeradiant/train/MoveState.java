package org.primeradiant.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.primeradiant.pipeline.BadFileException;
import org.primeradiant.state.FileStore;
import org.primeradiant.state.StateException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands that move what components have learned to another environment. */
@Command(
        name = "state",
        description = "Exports and imports what components have learned, while their server is stopped.",
        synopsisSubcommandLabel = "(export | import)",
        usageHelpAutoWidth = true)
final class MoveState {
    private static final String FOLDER = "The folder that RADIANT_STATE names.";
    private static final String HELP = "Shows this help.";

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = HELP)
    private boolean help;

    private interface Move {
        int run(FileStore store) throws IOException, StateException;
    }

    @Command(name = "export", description = "Writes sums and bytes to a JSON file.")
    int export(
            @Parameters(paramLabel = "<folder>", description = FOLDER) Path folder,
            @Parameters(paramLabel = "<state.json>", description = "The file to write.") Path file,
            @Option(
                            names = {"-h", "--help"},
                            usageHelp = true,
                            description = HELP)
                    boolean asked)
            throws IOException {
        if (!Files.exists(folder.resolve("lock"))) {
            throw new BadFileException(folder + " has no state");
        }
        return moved(folder, store -> StateFile.write(store, file), "Exported");
    }

    @Command(name = "import", description = "Reads sums and bytes from a JSON file into a folder that has none.")
    int load(
            @Parameters(paramLabel = "<state.json>", description = "The file to read.") Path file,
            @Parameters(paramLabel = "<folder>", description = FOLDER) Path folder,
            @Option(
                            names = {"-h", "--help"},
                            usageHelp = true,
                            description = HELP)
                    boolean asked)
            throws IOException {
        return moved(folder, store -> StateFile.read(file, store), "Imported");
    }

    private int moved(Path folder, Move move, String done) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new BadFileException(folder + " must be an existing folder");
        }
        try (FileStore store = FileStore.open(folder)) {
            int names = move.run(store);
            spec.commandLine().getOut().println(done + " " + names + (names == 1 ? " name" : " names"));
            return 0;
        } catch (StateException e) {
            throw new BadFileException(e.getMessage());
        }
    }
}

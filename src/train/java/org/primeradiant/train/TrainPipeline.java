package org.primeradiant.train;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.primeradiant.pipeline.BadFileException;
import org.primeradiant.pipeline.CellText;
import org.primeradiant.pipeline.Encoding;
import org.primeradiant.pipeline.Pipeline;
import org.primeradiant.pipeline.PipelineWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that trains a {@code pipeline.json} from a CSV. */
@Command(
        name = "pipeline",
        description = "Fits a logistic or linear model to a CSV and writes it to a folder as pipeline.json.",
        sortOptions = false,
        showDefaultValues = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:written", "1:the data cannot be used, or the file cannot be written", "2:wrong options"})
final class TrainPipeline implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "CSV", description = "The rows to train on, in UTF-8.")
    private Path csv;

    @Parameters(index = "1", paramLabel = "FOLDER", description = "Where to write pipeline.json; created if missing.")
    private Path folder;

    @Option(names = "--target", paramLabel = "COLUMN", description = "The column to predict; default: the last one.")
    private String target = "";

    @Option(
            names = "--model",
            paramLabel = "WORD",
            description = "${COMPLETION-CANDIDATES}; auto is linear for a target of three or more different numbers"
                    + " without class names.")
    private TargetReader.Wanted model = TargetReader.Wanted.AUTO;

    @Option(names = "--exclude", paramLabel = "COLUMN", split = ",", description = "Columns that are not features.")
    private List<String> exclude = List.of();

    @Option(
            names = "--category",
            paramLabel = "COLUMN",
            split = ",",
            description = "Number columns to treat as categories.")
    private List<String> category = List.of();

    @Option(names = "--missing", paramLabel = "TEXT", split = ",", description = "More texts that stand for no value.")
    private List<String> missing = List.of();

    @Option(
            names = "--separator",
            paramLabel = "CHARACTER",
            converter = Separator.class,
            description = "The separator between cells, such as ; or tab.")
    private String separator = ",";

    @Option(names = "--decimal-comma", description = "Numbers are written 3,14 instead of 3.14.")
    private boolean decimalComma;

    @Option(names = "--scaling", paramLabel = "WORD", description = "How to scale numbers: ${COMPLETION-CANDIDATES}.")
    private Recipe.Scaling scaling = Recipe.DEFAULT.scaling();

    @Option(
            names = "--missing-numbers",
            paramLabel = "RULE",
            description = "The value for a missing number: mean, median, most-frequent or a number.")
    private String missingNumbers = Recipe.DEFAULT.missingNumbers();

    @Option(
            names = "--missing-categories",
            paramLabel = "RULE",
            description = "The value for a missing category: most-frequent or a text.")
    private String missingCategories = Recipe.DEFAULT.missingCategories();

    @Option(
            names = "--fill-all",
            description = "Fills in missing values of all features, not only of those that lack some in the CSV.")
    private boolean fillAll;

    @Option(
            names = "--unknown",
            paramLabel = "WORD",
            description = "What to do about a category that is not in the CSV: ${COMPLETION-CANDIDATES}.")
    private Encoding.Unknown unknown = Recipe.DEFAULT.unknown();

    @Option(names = "--most-categories", paramLabel = "COUNT", description = "Maximum per column.")
    private int mostCategories = Recipe.DEFAULT.mostCategories();

    @Option(names = "--penalty", paramLabel = "NUMBER", description = "L2 penalty on the coefficients, above 0.")
    private double penalty = Recipe.DEFAULT.penalty();

    @Option(names = "--held-out", paramLabel = "SHARE", description = "Share of rows to measure with; 0 for none.")
    private double heldOut = 0.2;

    @Option(names = "--seed", paramLabel = "NUMBER", description = "Selects the held-out rows.")
    private long seed = 1;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    private boolean help;

    @Override
    public Integer call() {
        try {
            train();
            return CommandLine.ExitCode.OK;
        } catch (OutOfMemoryError e) {
            throw new BadFileException(
                    csv + ": does not fit into memory; give Java more of it, as in java -Xmx8g -jar radiant-train.jar,"
                            + " or train on fewer rows or columns",
                    e);
        }
    }

    private void train() {
        Recipe recipe = recipe();
        check(heldOut >= 0 && heldOut < 1, "--held-out must be from 0 to below 1, got " + heldOut);
        SampleReader reader = new SampleReader(target, model, exclude, category, new CellFormat(missing, decimalComma));
        PrintWriter out = spec.commandLine().getOut();
        Survey.of(csv, separator, reader, mostCategories).report(this::warn);
        Samples samples = reader.read(SheetReader.read(csv, separator));
        PipelineTraining.Result result = new PipelineTraining(samples, recipe, line -> {
                    out.println(line);
                    out.flush();
                })
                .run(heldOut, seed);
        out.println("wrote     " + write(result.pipeline()));
    }

    private void warn(String warning) {
        Main.print(spec.commandLine(), "warning: " + warning);
    }

    private Path write(Pipeline pipeline) {
        try {
            return PipelineWriter.write(pipeline, folder);
        } catch (IOException e) {
            throw new BadFileException("cannot write: " + e, e);
        }
    }

    private Recipe recipe() {
        check(penalty > 0 && Double.isFinite(penalty), "--penalty must be above 0, got " + penalty);
        check(mostCategories > 0, "--most-categories must be above 0, got " + mostCategories);
        OptionalDouble number = CellText.number(missingNumbers);
        check(
                number.isPresent() || List.of("mean", "median", "most-frequent").contains(missingNumbers),
                "--missing-numbers must be mean, median, most-frequent or a number, got '" + missingNumbers + "'");
        check(
                !CellText.isMissing(missingCategories),
                "--missing-categories must be most-frequent or a text, got '" + missingCategories + "'");
        return new Recipe(
                penalty, scaling, missingNumbers, missingCategories.strip(), fillAll, unknown, mostCategories);
    }

    private void check(boolean holds, String rule) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), rule);
        }
    }
}

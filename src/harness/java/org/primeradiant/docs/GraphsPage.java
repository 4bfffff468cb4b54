package org.primeradiant.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page about graphs, taken apart. */
final class GraphsPage {
    static final String TEXT = Page.read(Path.of("docs/graphs.md"));

    private static final String BLOCK = "((?:(?!```).)*?)";
    private static final Pattern YAML = Pattern.compile("```yaml\n" + BLOCK + "```", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile("In `(\\S+[.]yaml)`:");
    private static final Pattern STEP =
            Pattern.compile("```sh\n" + BLOCK + "\n```\n\n```(?:json)?\n" + BLOCK + "\n```", Pattern.DOTALL);
    private static final Path FLOWERS = Path.of("src/main/resources/org/primeradiant/components/iris.csv");

    private GraphsPage() {}

    /**
     * A graph with all that is done with it.
     *
     * @param file the name of its file
     * @param yaml its description
     * @param steps in their order
     * @param text the part of the page that shows it
     */
    record Example(String file, String yaml, List<Step> steps, String text) {
        /** A folder with the file, as the reader has it. */
        Path folder() {
            try {
                Path folder =
                        Files.createDirectories(Path.of("target", "graphs").toAbsolutePath());
                Files.writeString(folder.resolve(file), yaml);
                Files.copy(FLOWERS, folder.resolve(FLOWERS.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return file;
        }
    }

    /**
     * A command.
     *
     * @param command one or more lines of shell
     * @param shown what it prints
     */
    record Step(String command, String shown) {}

    static List<Example> examples() {
        String examples = TEXT.substring(TEXT.indexOf("### Example: "), TEXT.indexOf("\n## Limits"));
        return Arrays.stream(examples.split("(?m)^### Example: "))
                .filter(text -> !text.isEmpty())
                .map(GraphsPage::example)
                .toList();
    }

    static Example example(int number) {
        return examples().get(number);
    }

    private static Example example(String text) {
        List<Step> steps = STEP.matcher(text)
                .results()
                .map(step -> new Step(step.group(1), step.group(2)))
                .toList();
        return new Example(first(FILE, text), first(YAML, text), steps, text);
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("nothing like " + pattern + " in " + text);
        }
        return matcher.group(1);
    }

    /** The first description on the page, which is not of an example. */
    static String refusedGraph() {
        return first(YAML, TEXT);
    }
}

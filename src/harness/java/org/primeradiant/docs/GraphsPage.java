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

/** Parses the examples of docs/graphs.md. */
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
     * An example of a graph with the commands run against it.
     *
     * @param file the name of the graph's file
     * @param yaml the graph's description
     * @param steps the commands in order
     * @param text the section of the page that shows the example
     */
    record Example(String file, String yaml, List<Step> steps, String text) {
        /** Creates a folder with the graph's file and the iris data, as the reader has it. */
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
     * A command and its output.
     *
     * @param command one or more lines of shell
     * @param shown the output shown on the page
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
            throw new AssertionError("no match for " + pattern + " in " + text);
        }
        return matcher.group(1);
    }

    /** Returns the first description on the page, which belongs to no example. */
    static String refusedGraph() {
        return first(YAML, TEXT);
    }
}

package org.primeradiant.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The page about pipelines, taken apart. */
public final class PipelinesPage {
    public static final String TEXT = read();

    /** The files that it shows. */
    static final List<String> FILES = blocks("```json\n(\\{\n.*?)```");

    /** The requests that it shows, all for the first file. */
    static final List<Request> REQUESTS = Pattern.compile(
                    "```sh\ncurl --json '([^']*)' localhost:8080/predict\n```\n\n```json\n(.*)\n```")
            .matcher(TEXT)
            .results()
            .map(match -> new Request(match.group(1), match.group(2)))
            .toList();

    private PipelinesPage() {}

    /**
     * A request and the answer to it.
     *
     * @param body what is sent to /predict
     * @param answer the JSON that comes back
     */
    record Request(String body, String answer) {}

    /** What a pattern over the whole page finds in its parentheses. */
    public static List<String> blocks(String pattern) {
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(TEXT)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private static String read() {
        try {
            return Files.readString(Path.of("docs/pipelines.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.primeradiant.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Parses the examples of docs/pipelines.md. */
public final class PipelinesPage {
    public static final String TEXT = read();

    /** The pipeline files on the page. */
    static final List<String> FILES = blocks("```json\n(\\{\n.*?)```");

    /** The requests on the page, all for the first file. */
    static final List<Request> REQUESTS = Pattern.compile(
                    "```sh\ncurl --json '([^']*)' localhost:8080/predict\n```\n\n```json\n(.*)\n```")
            .matcher(TEXT)
            .results()
            .map(match -> new Request(match.group(1), match.group(2)))
            .toList();

    private PipelinesPage() {}

    /**
     * A request and its answer.
     *
     * @param body the body sent to /predict
     * @param answer the expected JSON
     */
    record Request(String body, String answer) {}

    /** Returns what the pattern's first group matches on the page. */
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

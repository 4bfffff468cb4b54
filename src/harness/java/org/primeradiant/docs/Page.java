package org.primeradiant.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Parses the examples of docs/components.md. */
final class Page {
    private static final String TEXT = read(Path.of("docs/components.md"));
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CURL =
            Pattern.compile("```sh\ncurl (?:--json '([^']*)' )?localhost:8080(\\S+)\n```\n\n```json\n(.*)\n```");
    private static final Pattern GRPCURL =
            Pattern.compile("```sh\ngrpcurl -plaintext (?:-H 'radiant-component: (\\S+)' )?"
                    + "(?:\\\\\n  )?-d '([^']*)' \\\\\n  localhost:5000 (\\S+)\n```\n\n```json\n(.*)\n```");

    /**
     * A REST request and its answer.
     *
     * @param path the path and query
     * @param body the JSON to post; empty for a GET
     * @param answer the expected JSON
     */
    record Rest(String path, String body, String answer) {}

    /**
     * A gRPC request and its answer.
     *
     * @param component the addressed component; empty for the one at the root
     * @param method the full method name
     * @param request the message as JSON
     * @param answer the expected answer as JSON
     */
    record Grpc(String component, String method, String request, String answer) {}

    private Page() {}

    /** Returns the blocks of Java code. */
    static List<String> java() {
        return java(TEXT);
    }

    /** Returns the blocks of Java code of another page. */
    static List<String> java(String page) {
        return JAVA.matcher(page).results().map(block -> block.group(1)).toList();
    }

    /** Counts the requests on the page, including any that the patterns do not match. */
    static long requests() {
        return TEXT.lines().filter(line -> line.matches("(curl|grpcurl) .*")).count();
    }

    static List<Rest> rest() {
        return CURL.matcher(TEXT)
                .results()
                .map(request -> new Rest(request.group(2), orEmpty(request.group(1)), request.group(3)))
                .toList();
    }

    static List<Grpc> grpc() {
        return GRPCURL.matcher(TEXT)
                .results()
                .map(request ->
                        new Grpc(orEmpty(request.group(1)), request.group(3), request.group(2), request.group(4)))
                .toList();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String orEmpty(String group) {
        return group == null ? "" : group;
    }
}

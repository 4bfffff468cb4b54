package org.primeradiant.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The page about components, taken apart. */
final class Page {
    private static final String TEXT = read(Path.of("docs/components.md"));
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CURL =
            Pattern.compile("```sh\ncurl (?:--json '([^']*)' )?localhost:8080(\\S+)\n```\n\n```json\n(.*)\n```");
    private static final Pattern GRPCURL =
            Pattern.compile("```sh\ngrpcurl -plaintext (?:-H 'radiant-component: (\\S+)' )?"
                    + "(?:\\\\\n  )?-d '([^']*)' \\\\\n  localhost:5000 (\\S+)\n```\n\n```json\n(.*)\n```");

    /**
     * A request over REST and the answer to it.
     *
     * @param path where it is sent
     * @param body empty for a GET
     * @param answer the JSON that comes back
     */
    record Rest(String path, String body, String answer) {}

    /**
     * A request over gRPC and the answer to it.
     *
     * @param component empty for the one at the root
     * @param method the full name
     * @param request the message as JSON
     * @param answer likewise
     */
    record Grpc(String component, String method, String request, String answer) {}

    private Page() {}

    /** The pieces of Java. */
    static List<String> java() {
        return java(TEXT);
    }

    /** The pieces of Java on another page. */
    static List<String> java(String page) {
        return JAVA.matcher(page).results().map(block -> block.group(1)).toList();
    }

    /** How many requests the page shows, whatever they look like. */
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

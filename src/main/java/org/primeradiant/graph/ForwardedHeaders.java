package org.primeradiant.graph;

import io.grpc.Metadata;
import java.net.http.HttpRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Selects the caller's headers that are forwarded to remote nodes: all except those specific to a connection or
 * message, and those that cannot be sent. The puid is added to every call, if it can be sent.
 *
 * @param withCredentials whether those that prove who calls are forwarded too
 */
record ForwardedHeaders(boolean withCredentials) {
    private static final Metadata.Key<String> PUID_KEY = Metadata.Key.of(Puid.HEADER, Metadata.ASCII_STRING_MARSHALLER);

    /** Not forwarded in either protocol. */
    private static final Set<String> OWN = Set.of(
            "connection",
            "content-encoding", // bodies are unpacked when they are read
            "content-length",
            "content-type",
            "expect",
            "host",
            "http2-settings",
            "inference-header-content-length", // of a body that nodes do not get
            "keep-alive",
            "seldon-puid",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private static final Set<String> CREDENTIALS = Set.of("authorization", "cookie");

    /** Not forwarded over gRPC, where messages are never encoded as a whole and the library names itself. */
    private static final Set<String> OWN_OF_GRPC = Set.of("accept-encoding", "user-agent");

    /** Characters that RFC 9110, section 5.6.2, allows in a header name besides letters and digits. */
    private static final String MARKS = "!#$%&'*+-.^_`|~";

    private static final String MARKS_OF_GRPC = "-._";

    /** Adds the forwarded headers to a REST request. */
    void set(HttpRequest.Builder request, GraphCaller caller) {
        each(caller, (name, value) -> {
            if (isName(name, MARKS)) {
                request.header(name, value);
            }
        });
        if (isSendable(caller.puid())) {
            request.setHeader(Puid.HEADER, caller.puid());
        }
    }

    /** Returns the forwarded headers as the metadata of a gRPC call. */
    Metadata metadata(GraphCaller caller) {
        Metadata metadata = new Metadata();
        each(caller, (name, value) -> {
            if (isName(name, MARKS_OF_GRPC)
                    && !name.endsWith(Metadata.BINARY_HEADER_SUFFIX)
                    && !OWN_OF_GRPC.contains(name)) {
                metadata.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value);
            }
        });
        if (isSendable(caller.puid())) {
            metadata.put(PUID_KEY, caller.puid());
        }
        return metadata;
    }

    private void each(GraphCaller caller, BiConsumer<String, String> header) {
        Set<String> named = namedByConnection(caller);
        for (Map.Entry<String, List<String>> entry : caller.headers().entrySet()) {
            String name = entry.getKey().toLowerCase(Locale.ROOT);
            if (!OWN.contains(name)
                    && !named.contains(name)
                    && (withCredentials || !CREDENTIALS.contains(name))
                    && !name.startsWith("proxy-")
                    && !name.startsWith("grpc-")) {
                entry.getValue().stream()
                        .filter(ForwardedHeaders::isSendable)
                        .forEach(value -> header.accept(name, value));
            }
        }
    }

    /** Headers that the caller restricts to its own connection (RFC 9110, section 7.6.1). */
    private static Set<String> namedByConnection(GraphCaller caller) {
        Set<String> named = new HashSet<>();
        caller.headers().forEach((name, values) -> {
            if (name.equalsIgnoreCase("connection")) {
                for (String value : values) {
                    for (String option : value.split(",")) {
                        named.add(option.strip().toLowerCase(Locale.ROOT));
                    }
                }
            }
        });
        return named;
    }

    private static boolean isName(String name, String marks) {
        return !name.isEmpty()
                && name.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || marks.indexOf(c) >= 0);
    }

    /** Whether a value is printable ASCII, spaces or tabs only, and so cannot end or break a header. */
    static boolean isSendable(String value) {
        return value.chars().allMatch(c -> c >= ' ' && c <= '~' || c == '\t');
    }
}

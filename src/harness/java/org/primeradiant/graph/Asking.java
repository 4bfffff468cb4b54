package org.primeradiant.graph;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.codec.JsonReader;
import org.primeradiant.json.Allowance;

/** A configurable caller of a graph, for tests. */
record Asking(
        boolean isGrpc, String puid, Map<String, List<String>> headers, Optional<Instant> deadline, Allowance allowance)
        implements GraphCaller {
    static final Asking REST = new Asking(false, "puid-1", Map.of(), Optional.empty(), Allowance.UNLIMITED);
    static final Asking GRPC = new Asking(true, "puid-1", Map.of(), Optional.empty(), Allowance.UNLIMITED);

    Asking with(Map<String, List<String>> more) {
        return new Asking(isGrpc, puid, more, deadline, allowance);
    }

    Asking until(Instant end) {
        return new Asking(isGrpc, puid, headers, Optional.of(end), allowance);
    }

    Asking called(String id) {
        return new Asking(isGrpc, id, headers, deadline, allowance);
    }

    Asking within(Allowance limit) {
        return new Asking(isGrpc, puid, headers, deadline, limit);
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(values -> values.get(0));
    }

    /** Returns a message received as JSON. */
    static Content<SeldonMessage> json(String body) {
        return encoded(body, Encoded.JSON);
    }

    /** Returns a message received with the given content type. */
    static Content<SeldonMessage> encoded(String body, String contentType) {
        return Content.encoded(
                Encoded.wrap(body.getBytes(StandardCharsets.UTF_8), contentType),
                encoded -> JsonReader.message(encoded.bytes(), 0, encoded.bytes().length, Allowance.UNLIMITED));
    }

    /** Returns the body as text. */
    static String text(Content<?> content) {
        return new String(content.encoded().bytes(), StandardCharsets.UTF_8);
    }
}

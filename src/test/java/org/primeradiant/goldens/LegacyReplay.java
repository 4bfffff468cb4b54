package org.primeradiant.goldens;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.StatusRuntimeException;
import io.seldon.api.rpc.ClassificationReply;
import io.seldon.api.rpc.ClassificationRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.primeradiant.testing.Grpc;
import org.primeradiant.testing.Memcached;

/** Replays the cases of one deployment, in order. */
final class LegacyReplay {
    /** How the recording describes a long value that was compressed. */
    private static final Pattern COMPRESSED =
            Pattern.compile("(\\d+) times \\[(.*)\\] gzip-compressed by spymemcached");

    private final Memcached memcached;
    private final RestDoor rest = new RestDoor();
    private final Grpc grpc;

    LegacyReplay(Memcached memcached, Grpc grpc) {
        this.memcached = memcached;
        this.grpc = grpc;
    }

    List<Outcome> run(List<LegacyCase> cases) {
        return cases.stream()
                .map(recorded -> Outcome.of(recorded, ask(recorded)))
                .toList();
    }

    private Answer ask(LegacyCase recorded) {
        if (recorded.memcache() instanceof Map<?, ?> values) {
            values.forEach((key, value) -> store((String) key, value));
        }
        return recorded.isHttp()
                ? rest.ask(recorded.method(), recorded.target(), recorded.headers(), recorded.body())
                : classify(recorded);
    }

    private void store(String key, Object value) {
        int flags = ((Number) Tree.at(value, "flags")).intValue();
        String text = (String) Tree.at(value, "value");
        Matcher compressed = COMPRESSED.matcher(text);
        memcached.set(
                key,
                flags,
                compressed.matches()
                        ? gzip(compressed.group(2).repeat(Integer.parseInt(compressed.group(1))))
                        : text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private Answer classify(LegacyCase recorded) {
        byte[] bytes = HexFormat.of().parseHex((String) Tree.at(recorded.request(), "message_hex"));
        try {
            return Answer.grpc(grpc.call(
                    recorded.endpoint().replaceFirst("^/", ""),
                    ClassificationRequest.parseFrom(bytes),
                    ClassificationReply.getDefaultInstance(),
                    recorded.headers()));
        } catch (StatusRuntimeException e) {
            return Answer.grpcFailure(
                    e.getStatus().getCode().name(), String.valueOf(e.getStatus().getDescription()));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("a recorded message cannot be read", e);
        }
    }
}

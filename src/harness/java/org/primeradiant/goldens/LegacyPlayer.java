package org.primeradiant.goldens;

import io.seldon.api.rpc.ClassificationReply;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.primeradiant.testing.Memcached;
import org.primeradiant.testing.Packed;

/** Replays the cases of one deployment, filling memcached first. */
final class LegacyPlayer implements Player<LegacyCase, Answer> {
    /** The recording's notation for a long value that was compressed. */
    private static final Pattern COMPRESSED =
            Pattern.compile("(\\d+) times \\[(.*)\\] gzip-compressed by spymemcached");

    private final Memcached memcached;
    private final Doors doors;

    LegacyPlayer(Memcached memcached, Doors doors) {
        this.memcached = memcached;
        this.doors = doors;
    }

    @Override
    public Answer play(LegacyCase recorded) {
        if (recorded.memcache() instanceof Map<?, ?> values) {
            values.forEach((key, value) -> store((String) key, value));
        }
        return recorded.isHttp()
                ? doors.rest(recorded.method(), recorded.target(), recorded.headers(), recorded.body())
                : classify(recorded);
    }

    /** Stores a value; a null stands for a key without one. */
    private void store(String key, Object value) {
        if (!(Tree.at(value, "value") instanceof String text)) {
            memcached.delete(key);
            return;
        }
        long flags = Tree.at(value, "flags") instanceof Number number ? number.longValue() : 0;
        Matcher compressed = COMPRESSED.matcher(text);
        memcached.set(
                key,
                flags,
                compressed.matches()
                        ? Packed.gzip(compressed.group(2).repeat(Integer.parseInt(compressed.group(1))))
                        : text.getBytes(StandardCharsets.UTF_8));
    }

    private Answer classify(LegacyCase recorded) {
        String hex = Tree.at(recorded.request(), "message_hex") instanceof String text ? text : "";
        return doors.grpc(
                recorded.endpoint(),
                HexFormat.of().parseHex(hex),
                ClassificationReply.getDefaultInstance(),
                recorded.headers());
    }
}

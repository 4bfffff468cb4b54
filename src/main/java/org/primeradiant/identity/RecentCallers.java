package org.primeradiant.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The callers whose credentials were right within the last minute, up to a thousand. Keeps no credentials, only their
 * hashes with a random key, from which nobody can guess a password. Thread-safe.
 */
final class RecentCallers {
    static final Duration LIFE = Duration.ofMinutes(1);
    static final int MOST = 1_000;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final LongSupplier nanos;
    private final SecretKeySpec key;
    private final Map<ByteBuffer, Recent> callers = new ConcurrentHashMap<>();

    private record Recent(Identity caller, long since) {
        boolean isOver(long now) {
            return now - since >= LIFE.toNanos();
        }
    }

    /**
     * Creates it without callers.
     *
     * @param nanos the time as of {@link System#nanoTime}
     */
    RecentCallers(LongSupplier nanos) {
        this.nanos = nanos;
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, ALGORITHM);
    }

    Optional<Identity> find(String credentials) {
        Recent recent = callers.get(hash(credentials));
        return recent == null || recent.isOver(nanos.getAsLong()) ? Optional.empty() : Optional.of(recent.caller());
    }

    /** Remembers a caller, unless there are too many. */
    void put(String credentials, Identity caller) {
        long now = nanos.getAsLong();
        if (callers.size() >= MOST) {
            callers.values().removeIf(recent -> recent.isOver(now));
        }
        if (callers.size() < MOST) {
            callers.put(hash(credentials), new Recent(caller, now));
        }
    }

    private ByteBuffer hash(String credentials) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return ByteBuffer.wrap(mac.doFinal(credentials.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}

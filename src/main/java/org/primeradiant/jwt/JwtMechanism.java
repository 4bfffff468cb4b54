package org.primeradiant.jwt;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.identity.Identity;
import org.primeradiant.identity.Mechanism;
import org.primeradiant.settings.JwtSettings;

/**
 * Knows callers by JSON Web Tokens of one issuer. Thread-safe. A call whose token names an unknown key may wait a few
 * seconds for the issuer, so it must not be identified on a thread that others depend on.
 */
public final class JwtMechanism implements Mechanism {
    private static final Logger LOGGER = System.getLogger(JwtMechanism.class.getName());
    private static final int MOST_CHARACTERS = 16 << 10;

    private final KeySource source;
    private final Set<Algorithm> accepted;
    private final ClaimRules rules;
    private final Clock clock;
    private final AtomicReference<Trusted> trusted = new AtomicReference<>(new Trusted(KeySet.EMPTY));

    /** Keys, and the tokens that they verified. */
    private record Trusted(KeySet keys, VerifiedTokens tokens) {
        Trusted(KeySet keys) {
            this(keys, new VerifiedTokens());
        }
    }

    private JwtMechanism(JwtSettings settings, KeySource source, Clock clock) {
        this.source = source;
        this.accepted = algorithms(settings);
        this.rules = new ClaimRules(settings, clock);
        this.clock = clock;
    }

    /**
     * Opens the source of keys. Waits up to five seconds for an issuer at a URL, and goes on without its keys if they
     * do not come, since the issuer may start later.
     *
     * @param threads creates a thread for each request to the issuer
     * @param clock the time that tokens are judged by
     * @param nanos the time as of {@link System#nanoTime}
     * @throws IllegalArgumentException if an algorithm is unknown, or keys in the settings or a file are unusable
     */
    public static JwtMechanism open(JwtSettings settings, ThreadFactory threads, Clock clock, LongSupplier nanos) {
        JwtMechanism mechanism = new JwtMechanism(settings, KeySources.open(settings, threads, nanos), clock);
        mechanism.trust(mechanism.source.refreshed());
        return mechanism;
    }

    private static Set<Algorithm> algorithms(JwtSettings settings) {
        if (settings.algorithms().isEmpty()) {
            return EnumSet.allOf(Algorithm.class);
        }
        Set<Algorithm> accepted = EnumSet.noneOf(Algorithm.class);
        for (String name : settings.algorithms()) {
            accepted.add(Algorithm.of(name)
                    .orElseThrow(() -> new IllegalArgumentException(JwtSettings.ALGORITHMS
                            + " must be some of RS256, PS256, ES256 and EdDSA with commas, got '" + name + "'")));
        }
        return accepted;
    }

    /** {@inheritDoc} A bearer token that does not look like a JSON Web Token is one of another mechanism. */
    @Override
    public Optional<Identity> identify(String scheme, String value) {
        if (!scheme.equals("bearer") || !SignedToken.looksLikeOne(value)) {
            return Optional.empty();
        }
        if (value.length() > MOST_CHARACTERS) {
            throw Refusal.of("has more than " + MOST_CHARACTERS + " characters");
        }
        Trusted now = trust(source.keys());
        Optional<Identity> known = now.tokens().find(value, clock.millis());
        return known.isPresent() ? known : Optional.of(verified(value, now));
    }

    private Identity verified(String text, Trusted now) {
        SignedToken token = SignedToken.parse(text, accepted);
        // Before the signature, which takes a hundred times as long: most wrong tokens have merely expired.
        VerifiedTokens.Verified verified = rules.check(token.claims());
        Trusted trusted = now;
        boolean isGenuine = now.keys().verifies(token);
        // A new key need not have a name that tells it from the known ones.
        if (!isGenuine && !now.keys().names(token.keyId())) {
            trusted = trust(source.refreshed());
            isGenuine = trusted != now && trusted.keys().verifies(token);
        }
        if (!isGenuine) {
            throw refusal(trusted.keys(), token.keyId());
        }
        trusted.tokens().put(text, verified);
        return verified.identity();
    }

    private static SeldonException refusal(KeySet keys, String keyId) {
        if (keys.keys().isEmpty()) {
            return new SeldonException(Reason.UNAVAILABLE, "the keys of the issuer of tokens are not available");
        }
        return Refusal.of(
                keys.knows(keyId)
                        ? "has a signature that is not the issuer's"
                        : "names a key that the issuer does not have");
    }

    /** Forgets the verified tokens if the keys have changed. */
    private Trusted trust(KeySet keys) {
        Trusted before = trusted.get();
        if (before.keys() == keys) {
            return before;
        }
        Trusted after = trusted.updateAndGet(
                current -> current.keys().equals(keys) ? new Trusted(keys, current.tokens()) : new Trusted(keys));
        if (!keys.equals(before.keys())) {
            if (keys.keys().isEmpty()) {
                LOGGER.log(Level.ERROR, "The keys of the issuer are too old to be used, so its tokens are refused");
            }
            keys.unusable().forEach(reason -> LOGGER.log(Level.WARNING, "A key of the issuer is not used: " + reason));
        }
        return after;
    }
}

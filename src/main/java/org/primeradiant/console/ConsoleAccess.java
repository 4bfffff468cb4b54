package org.primeradiant.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.http.Origins;
import org.primeradiant.identity.Access;
import org.primeradiant.identity.Identity;
import org.primeradiant.identity.Right;
import org.primeradiant.settings.ConsoleMode;
import org.primeradiant.settings.RepositorySettings.Control;

/**
 * Who sees the console, and who may load models with it. Thread-safe.
 *
 * @param mode who sees it
 * @param access tells who holds which right
 * @param control who may load and unload models
 * @param token proves that a request comes from a page that could read this server's answers
 */
record ConsoleAccess(ConsoleMode mode, Access access, Control control, String token) {
    /** The header that carries the token. */
    static final String TOKEN = "X-Radiant-Console";

    private static final int TOKEN_BYTES = 24;
    private static final String SITE = "Sec-Fetch-Site";
    private static final Set<String> OF_OTHERS = Set.of("cross-site", "same-site");

    /** Other pages may not read the console's answers, whatever {@code RADIANT_CORS_ORIGINS} says. */
    private static final Origins NONE = new Origins(Set.of());

    /** Access with a new random token. */
    static ConsoleAccess of(ConsoleMode mode, Access access, Control control) {
        byte[] token = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(token);
        return new ConsoleAccess(mode, access, control, HexFormat.of().formatHex(token));
    }

    /** Whether the console exists for a caller. */
    boolean isShown(ConsoleCaller caller) {
        return switch (mode) {
            case OFF -> false;
            case ON -> true;
            case AUTO -> access.isOn() || caller.isLocal();
        };
    }

    /**
     * Checks that the console exists for a caller.
     *
     * @throws SeldonException {@link Reason#NOT_FOUND} if not, as for a path that nobody knows
     */
    void requireShown(ConsoleCaller caller) {
        if (!isShown(caller)) {
            throw new SeldonException(Reason.NOT_FOUND, "no such path");
        }
    }

    /**
     * Checks that a caller may read the console's data.
     *
     * @throws SeldonException as {@link #requireShown}; {@link Reason#FORBIDDEN} if a page of another origin asks
     */
    void requireReader(ConsoleCaller caller) {
        requireShown(caller);
        String origin = caller.header().apply("Origin").orElse(null);
        boolean isOfOthers =
                caller.header().apply(SITE).filter(OF_OTHERS::contains).isPresent();
        if (isOfOthers || NONE.isForeign(origin, caller.scheme(), caller.host())) {
            throw new SeldonException(Reason.FORBIDDEN, "only the console's own page may ask for its data");
        }
    }

    /**
     * Checks that a caller may load and unload models, and that the console's page asks for it.
     *
     * @throws SeldonException as {@link #requireReader}; {@link Reason#FORBIDDEN} if it may not
     */
    void requireOperator(ConsoleCaller caller, Identity identity) {
        requireReader(caller);
        String obstacle = obstacle(caller, identity);
        if (!obstacle.isEmpty()) {
            throw new SeldonException(Reason.FORBIDDEN, obstacle);
        }
        byte[] given = caller.header().apply(TOKEN).orElse("").getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(given, token.getBytes(StandardCharsets.UTF_8))) {
            throw new SeldonException(
                    Reason.FORBIDDEN, "the header " + TOKEN + " must be the token in console/state.json");
        }
    }

    /** Why a caller may not load and unload models; empty if it may. */
    String obstacle(ConsoleCaller caller, Identity identity) {
        if (access.isOn() && !access.holds(Right.OPERATE, identity)) {
            return "the caller lacks the right " + Right.OPERATE.label();
        }
        return switch (control) {
            case ON -> "";
            case OFF -> "loading and unloading of models is off; RADIANT_REPOSITORY_CONTROL turns it on";
            case LOOPBACK -> caller.isLocal() ? "" : "only callers on this machine may load and unload models";
        };
    }

    /** Whether a caller, who may read the data, is told why something failed: not a stranger. */
    boolean tellsReasons(ConsoleCaller caller) {
        return access.isOn() || caller.isLocal();
    }
}

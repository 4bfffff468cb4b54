package org.primeradiant.jwt;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.primeradiant.identity.Identity;
import org.primeradiant.settings.JwtSettings;

/** Checks the claims of a token, and reads who calls if its signature is right as well. Thread-safe. */
final class ClaimRules {
    /** The claims that may name the caller, in the order of MicroProfile JWT. */
    private static final List<String> NAMES = List.of("upn", "preferred_username", "sub");
    /** The year 9999; a later date is a mistake, such as milliseconds. */
    private static final double LATEST_SECONDS = 253_402_300_799.0;

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final double MILLIS = 1_000;

    private final JwtSettings settings;
    private final Clock clock;

    ClaimRules(JwtSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Checks the claims.
     *
     * @return who calls, and until when the token says so; nothing is proved before the signature is checked
     * @throws org.primeradiant.api.SeldonException if a claim is missing or wrong
     */
    VerifiedTokens.Verified check(Map<String, Object> claims) {
        if (!settings.issuer().equals(claims.get("iss"))) {
            throw Refusal.of("is not by the issuer that is trusted");
        }
        if (!settings.audiences().isEmpty() && !isForUs(claims.get("aud"))) {
            throw Refusal.of("is for another audience");
        }
        double skew = settings.clockSkew().toSeconds();
        double now = clock.millis() / MILLIS;
        double end = seconds(claims, "exp") + skew;
        if (now >= end) {
            throw Refusal.of("has expired");
        }
        if (claims.containsKey("nbf") && now + skew < seconds(claims, "nbf")) {
            throw Refusal.of("is not valid yet");
        }
        if (claims.containsKey("iat") && now + skew < seconds(claims, "iat")) {
            throw Refusal.of("was issued in the future");
        }
        if (!settings.maxAge().isZero()) {
            end = Math.min(end, seconds(claims, "iat") + settings.maxAge().toSeconds() + skew);
        }
        if (now >= end) {
            throw Refusal.of("is too old");
        }
        return new VerifiedTokens.Verified(identity(claims), (long) (end * MILLIS));
    }

    private boolean isForUs(Object audience) {
        return audience instanceof List<?> list
                ? list.stream().anyMatch(settings.audiences()::contains)
                : audience instanceof String text && settings.audiences().contains(text);
    }

    private static double seconds(Map<String, Object> claims, String name) {
        if (claims.get(name) instanceof Double seconds && seconds >= 0 && seconds <= LATEST_SECONDS) {
            return seconds;
        }
        throw Refusal.of(claims.containsKey(name) ? "has an " + name + " that is no date" : "has no " + name);
    }

    private Identity identity(Map<String, Object> claims) {
        String name = NAMES.stream()
                .flatMap(claim -> claims.get(claim) instanceof String text ? Stream.of(text) : Stream.empty())
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElseThrow(() -> Refusal.of("names nobody: it has no upn, preferred_username or sub"));
        Set<String> roles = Set.copyOf(roles(claims));
        return new Identity(name, roles::contains, "jwt");
    }

    private List<String> roles(Map<String, Object> claims) {
        Object value = claims;
        for (String step : settings.roles()) {
            value = value instanceof Map<?, ?> members ? members.get(step) : null;
        }
        List<String> roles = new ArrayList<>();
        if (value instanceof String text && !text.isBlank()) {
            roles.addAll(List.of(BLANKS.split(text.strip())));
        }
        if (value instanceof List<?> list) {
            list.forEach(each -> {
                if (each instanceof String role) {
                    roles.add(role);
                }
            });
        }
        return roles;
    }
}

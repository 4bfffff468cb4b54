package org.primeradiant.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Which JSON Web Tokens are accepted. Each setting also has the name that MicroProfile JWT gives it.
 *
 * @param issuer the only issuer accepted
 * @param audiences a token must be for one of them; empty if any will do
 * @param key a public key in PEM, or a set of keys in JSON; empty if {@code location} says where
 * @param location a file or an {@code http} or {@code https} URL with keys in either form; empty if there is none
 * @param algorithms the names of the algorithms accepted, such as {@code RS256}; empty for all that Radiant knows
 * @param clockSkew how far the clocks of issuer and server may differ
 * @param maxAge how long ago a token may have been issued; zero if its expiry alone counts
 * @param roles the names of the members, outermost first, that lead to the claim with the roles
 */
public record JwtSettings(
        String issuer,
        List<String> audiences,
        String key,
        String location,
        List<String> algorithms,
        Duration clockSkew,
        Duration maxAge,
        List<String> roles) {
    /** The setting for {@code issuer}. */
    public static final String ISSUER = "RADIANT_JWT_ISSUER";

    /** The setting for {@code location}. */
    public static final String KEYS = "RADIANT_JWT_KEYS";

    /** The setting for {@code algorithms}. */
    public static final String ALGORITHMS = "RADIANT_JWT_ALGORITHMS";

    static final JwtSettings NONE =
            new JwtSettings("", List.of(), "", "", List.of(), Duration.ofSeconds(60), Duration.ZERO, List.of("groups"));

    private static final String KEY = "RADIANT_JWT_KEY";
    private static final String SKEW = "RADIANT_JWT_CLOCK_SKEW";
    private static final String AGE = "RADIANT_JWT_MAX_AGE";
    private static final String ROLES = "RADIANT_JWT_ROLES";
    private static final String AUDIENCES = "RADIANT_JWT_AUDIENCES";

    /** All settings, without those of MicroProfile, which another application of the server may need. */
    static final List<String> NAMES = List.of(ISSUER, KEYS, KEY, AUDIENCES, ALGORITHMS, SKEW, AGE, ROLES);

    private static final String MICRO_PROFILE = "mp.jwt.verify.";
    private static final int MOST_SKEW_SECONDS = 600;
    private static final int MOST_AGE_SECONDS = 365 * 24 * 3600;

    public JwtSettings {
        audiences = List.copyOf(audiences);
        algorithms = List.copyOf(algorithms);
        roles = List.copyOf(roles);
    }

    static JwtSettings from(Source source, boolean isRequired) {
        if (!isRequired) {
            return NONE;
        }
        String issuer = either(source, ISSUER, "issuer");
        if (issuer.isEmpty()) {
            throw new IllegalArgumentException(
                    IdentitySettings.AUTHENTICATION + " names jwt, so " + ISSUER + " must be the issuer of the tokens");
        }
        boolean hasOwnKeys = source.find(KEY).isPresent() || source.find(KEYS).isPresent();
        String key = source.text(hasOwnKeys ? KEY : MICRO_PROFILE + "publickey", "");
        String location = source.text(hasOwnKeys ? KEYS : MICRO_PROFILE + "publickey.location", "");
        if (key.isEmpty() == location.isEmpty()) {
            throw new IllegalArgumentException(IdentitySettings.AUTHENTICATION + " names jwt, so either " + KEYS
                    + " must be a file or URL with the issuer's public keys, as a JSON Web Key Set or PEM, or "
                    + KEY + " must contain them");
        }
        return new JwtSettings(
                issuer,
                list(source, AUDIENCES, "audiences"),
                key,
                location,
                list(source, ALGORITHMS, "publickey.algorithm"),
                seconds(source, SKEW, "clock.skew", NONE.clockSkew(), MOST_SKEW_SECONDS),
                seconds(source, AGE, "token.age", NONE.maxAge(), MOST_AGE_SECONDS),
                path(source.text(ROLES, "groups")));
    }

    private static String either(Source source, String own, String microProfile) {
        return source.find(own).orElseGet(() -> source.text(MICRO_PROFILE + microProfile, ""));
    }

    private static List<String> list(Source source, String own, String microProfile) {
        return source.list(source.find(own).isPresent() ? own : MICRO_PROFILE + microProfile, ",");
    }

    private static Duration seconds(Source source, String own, String microProfile, Duration otherwise, int most) {
        String name = source.find(own).isPresent() ? own : MICRO_PROFILE + microProfile;
        return Duration.ofSeconds(source.number(name, (int) otherwise.toSeconds(), 0, most));
    }

    /** Splits at dots and slashes, except between double quotes: names of claims may be URLs. */
    private static List<String> path(String text) {
        List<String> names = new ArrayList<>();
        String[] parts = text.split("\"", -1);
        if (parts.length % 2 == 0) {
            throw new IllegalArgumentException(ROLES + " has an odd number of double quotes, got '" + text + "'");
        }
        for (int i = 0; i < parts.length; i++) {
            names.addAll(i % 2 == 1 ? List.of(parts[i]) : IdentitySettings.items(parts[i], "[./]"));
        }
        return names;
    }
}

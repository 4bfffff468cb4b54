package org.primeradiant.settings;

import java.time.Duration;
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
 * @param roles the names of the members, outermost first, that lead to the claim with the roles
 */
public record JwtSettings(
        String issuer,
        List<String> audiences,
        String key,
        String location,
        List<String> algorithms,
        Duration clockSkew,
        List<String> roles) {
    /** The setting for {@code issuer}. */
    public static final String ISSUER = "RADIANT_JWT_ISSUER";

    /** The setting for {@code location}. */
    public static final String KEYS = "RADIANT_JWT_KEYS";

    static final JwtSettings NONE =
            new JwtSettings("", List.of(), "", "", List.of(), Duration.ofSeconds(60), List.of("groups"));

    private static final int MOST_SKEW_SECONDS = 600;

    public JwtSettings {
        audiences = List.copyOf(audiences);
        algorithms = List.copyOf(algorithms);
        roles = List.copyOf(roles);
    }

    static JwtSettings from(Source source, boolean isRequired) {
        if (!isRequired) {
            return NONE;
        }
        String issuer = either(source, ISSUER, "mp.jwt.verify.issuer");
        String key = either(source, "RADIANT_JWT_KEY", "mp.jwt.verify.publickey");
        String location = either(source, KEYS, "mp.jwt.verify.publickey.location");
        if (issuer.isEmpty()) {
            throw new IllegalArgumentException(
                    IdentitySettings.AUTHENTICATION + " names jwt, so " + ISSUER + " must be the issuer of the tokens");
        }
        if (key.isEmpty() && location.isEmpty()) {
            throw new IllegalArgumentException(IdentitySettings.AUTHENTICATION + " names jwt, so " + KEYS
                    + " must be a file or URL with the issuer's public keys, as a JSON Web Key Set or PEM");
        }
        String skew = source.find("RADIANT_JWT_CLOCK_SKEW").isPresent()
                ? "RADIANT_JWT_CLOCK_SKEW"
                : "mp.jwt.verify.clock.skew";
        return new JwtSettings(
                issuer,
                IdentitySettings.items(either(source, "RADIANT_JWT_AUDIENCES", "mp.jwt.verify.audiences"), ","),
                key,
                location,
                IdentitySettings.items(
                        either(source, "RADIANT_JWT_ALGORITHMS", "mp.jwt.verify.publickey.algorithm"), ","),
                Duration.ofSeconds(source.number(skew, (int) NONE.clockSkew().toSeconds(), 0, MOST_SKEW_SECONDS)),
                IdentitySettings.items(source.text("RADIANT_JWT_ROLES", "groups"), "[./]"));
    }

    private static String either(Source source, String own, String microProfile) {
        return source.find(own).orElseGet(() -> source.text(microProfile, ""));
    }
}

package org.primeradiant.settings;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may call, and how callers prove who they are.
 *
 * @param mechanisms how callers prove who they are; empty if everybody may call
 * @param tokensFile the file of static tokens; empty for none
 * @param jwt which JSON Web Tokens are accepted
 * @param rights the roles that hold a right, by the right's name in lower case; a right that is absent is held by the
 *     role of its own name
 * @param corsOrigins the origins whose pages may call; {@link #ANY_ORIGIN} for all
 * @param forwardsCredentials whether remote nodes of a graph get the caller's credentials
 * @param feedbackRequiresPuid whether feedback is accepted only for answers that this deployment gave lately
 */
public record IdentitySettings(
        Set<Mechanism> mechanisms,
        String tokensFile,
        JwtSettings jwt,
        Map<String, Set<String>> rights,
        List<String> corsOrigins,
        boolean forwardsCredentials,
        boolean feedbackRequiresPuid) {
    /** The setting for {@code mechanisms}. */
    public static final String AUTHENTICATION = "RADIANT_AUTHENTICATION";

    /** The setting for {@code tokensFile}. */
    public static final String TOKENS_FILE = "RADIANT_TOKENS_FILE";

    /** The setting for {@code rights}. */
    public static final String RIGHTS = "RADIANT_RIGHTS";

    /** The setting for {@code corsOrigins}. */
    public static final String CORS_ORIGINS = "RADIANT_CORS_ORIGINS";

    /** All origins. */
    public static final String ANY_ORIGIN = "*";

    /** Everybody may call. */
    public static final IdentitySettings NONE =
            new IdentitySettings(Set.of(), "", JwtSettings.NONE, Map.of(), List.of(ANY_ORIGIN), true, false);

    private static final String OFF = "none";
    private static final Set<String> NAMES = Set.of("predict", "feedback", "metadata", "operate", "metrics");

    /** How callers prove who they are. */
    public enum Mechanism {
        /** By the server's own means. */
        CONTAINER,
        /** By a token of a file. */
        TOKEN,
        /** By a JSON Web Token. */
        JWT,
        /** By a client certificate that the server has verified. On the own gRPC port, its setting for CAs suffices. */
        CERTIFICATE
    }

    private enum Switch {
        ON,
        OFF
    }

    public IdentitySettings {
        mechanisms = Set.copyOf(mechanisms);
        rights = Map.copyOf(rights);
        corsOrigins = List.copyOf(corsOrigins);
    }

    /** Whether callers must prove who they are. */
    public boolean isOn() {
        return !mechanisms.isEmpty();
    }

    /** The roles that hold any right. */
    public Set<String> rolesWithRights() {
        Set<String> roles = new TreeSet<>();
        NAMES.forEach(right -> roles.addAll(rights.getOrDefault(right, Set.of(right))));
        return roles;
    }

    static IdentitySettings from(Source source) {
        // Elsewhere blank means unset. Here a template whose value is missing would open the deployment to everybody.
        Set<Mechanism> mechanisms = mechanisms(source.isBlank(AUTHENTICATION) ? "" : source.text(AUTHENTICATION, OFF));
        boolean isOn = !mechanisms.isEmpty();
        refuseUnused(source, mechanisms);
        String tokens = source.file(TOKENS_FILE).map(Object::toString).orElse("");
        if (mechanisms.contains(Mechanism.TOKEN) && tokens.isEmpty()) {
            throw new IllegalArgumentException(
                    AUTHENTICATION + " names token, so " + TOKENS_FILE + " must name a file");
        }
        return new IdentitySettings(
                mechanisms,
                tokens,
                JwtSettings.from(source, mechanisms.contains(Mechanism.JWT)),
                rights(source.list(RIGHTS, ";")),
                origins(source.list(CORS_ORIGINS, ","), isOn),
                source.choice("RADIANT_FORWARD_CREDENTIALS", isOn ? Switch.OFF : Switch.ON) == Switch.ON,
                source.choice("RADIANT_FEEDBACK_REQUIRES_PUID", Switch.OFF) == Switch.ON);
    }

    /** A setting that has no effect is a sign that callers are meant to be checked and are not. */
    private static void refuseUnused(Source source, Set<Mechanism> mechanisms) {
        if (mechanisms.isEmpty() && source.find(RIGHTS).isPresent()) {
            throw new IllegalArgumentException(RIGHTS + " is set, but " + AUTHENTICATION + " is none");
        }
        if (!mechanisms.contains(Mechanism.TOKEN)) {
            refuse(source, List.of(TOKENS_FILE), "token");
        }
        if (!mechanisms.contains(Mechanism.JWT)) {
            refuse(source, JwtSettings.NAMES, "jwt");
        }
    }

    private static void refuse(Source source, List<String> names, String mechanism) {
        for (String name : names) {
            if (source.find(name).isPresent()) {
                throw new IllegalArgumentException(
                        name + " is set, but " + AUTHENTICATION + " does not name " + mechanism);
            }
        }
    }

    private static Set<Mechanism> mechanisms(String text) {
        if (text.equalsIgnoreCase(OFF)) {
            return Set.of();
        }
        Set<Mechanism> mechanisms = EnumSet.noneOf(Mechanism.class);
        List<String> names = items(text, ",");
        for (String name : names) {
            Stream.of(Mechanism.values())
                    .filter(each -> each.name().equalsIgnoreCase(name))
                    .forEach(mechanisms::add);
        }
        // Nothing but commas is a mistake too: it must not leave the deployment open.
        if (mechanisms.isEmpty() || mechanisms.size() < names.size()) {
            throw new IllegalArgumentException(AUTHENTICATION
                    + " must be none, or some of container, token, jwt and certificate with commas, got '" + text
                    + "'");
        }
        return mechanisms;
    }

    /** Parses {@code predict=app,admin; operate=admin}. */
    private static Map<String, Set<String>> rights(List<String> entries) {
        Map<String, Set<String>> rights = new TreeMap<>();
        for (String entry : entries) {
            String[] sides = entry.split("=", -1);
            String right = sides[0].strip().toLowerCase(Locale.ROOT);
            if (sides.length != 2 || !NAMES.contains(right)) {
                throw new IllegalArgumentException(RIGHTS + " must be like 'predict=app,admin; operate=admin', with the"
                        + " rights predict, feedback, metadata, operate and metrics, got '" + entry + "'");
            }
            rights.computeIfAbsent(right, name -> new LinkedHashSet<>()).addAll(items(sides[1], ","));
        }
        return rights;
    }

    private static List<String> origins(List<String> origins, boolean isOn) {
        if (origins.isEmpty() && !isOn) {
            return List.of(ANY_ORIGIN);
        }
        if (isOn && origins.contains(ANY_ORIGIN)) {
            throw new IllegalArgumentException(CORS_ORIGINS + " must list origins such as https://app.example.org, not "
                    + ANY_ORIGIN + ", as " + AUTHENTICATION + " is on");
        }
        return origins;
    }

    /** The texts between separators, without blanks around them; empty ones do not count. */
    static List<String> items(String text, String separator) {
        return Arrays.stream(text.split(separator))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .collect(Collectors.toList());
    }
}

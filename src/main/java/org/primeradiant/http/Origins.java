package org.primeradiant.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.primeradiant.settings.IdentitySettings;

/**
 * The origins whose pages may call, as the Fetch standard defines origins. Immutable.
 *
 * @param allowed such as {@code https://app.example.org}; {@link IdentitySettings#ANY_ORIGIN} for all
 */
public record Origins(Set<String> allowed) {
    /** All. */
    public static final Origins ANY = of(List.of(IdentitySettings.ANY_ORIGIN));

    static final String HEADER = "Origin";
    static final String ALLOWS = "Access-Control-Allow-Origin";

    public Origins {
        allowed = Set.copyOf(allowed);
    }

    public static Origins of(List<String> allowed) {
        return new Origins(Set.copyOf(
                allowed.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList()));
    }

    /** Whether pages of every origin may call. */
    boolean isAny() {
        return allowed.contains(IdentitySettings.ANY_ORIGIN);
    }

    /**
     * The value of {@code Access-Control-Allow-Origin}.
     *
     * @param origin the request's origin; null if it has none
     * @return empty if pages of this origin may not call
     */
    Optional<String> answer(String origin) {
        if (isAny()) {
            return Optional.of(origin == null ? IdentitySettings.ANY_ORIGIN : origin);
        }
        return Optional.ofNullable(origin).filter(this::has);
    }

    private boolean has(String origin) {
        return allowed.contains(origin.toLowerCase(Locale.ROOT));
    }

    /**
     * Whether a browser sends the request for a page of an origin that may not call.
     *
     * @param origin the request's origin; null if it has none, as without a browser
     * @param scheme the request's scheme; a proxy in front may speak TLS to the browser where it is {@code http}
     * @param host the request's host, with the port unless it is the usual one; null if it has none
     */
    public boolean isForeign(String origin, String scheme, String host) {
        return origin != null && !isAny() && !has(origin) && !isSame(origin, scheme, host);
    }

    private static boolean isSame(String origin, String scheme, String host) {
        try {
            URI page = new URI(origin);
            String authority = page.getRawAuthority();
            return authority != null
                    && authority.equalsIgnoreCase(host)
                    && (page.getScheme().equalsIgnoreCase(scheme) || scheme.equalsIgnoreCase("http"));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}

package org.primeradiant.http;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Set;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.identity.Right;
import org.primeradiant.settings.IdentitySettings;

/**
 * Refuses what browsers send for pages that may not call. Browsers add credentials of their own, such as those of Basic
 * authentication, to what any page makes them send; an image on a page suffices to send a GET.
 *
 * @param origins the origins whose pages may call
 * @param right what a caller of the method needs
 */
record OriginFilter(Origins origins, Right right) implements ContainerRequestFilter {
    /** How the page and the request are related, as the Fetch Metadata specification of the W3C defines it. */
    private static final String SITE = "Sec-Fetch-Site";

    private static final Set<String> OF_OTHERS = Set.of("cross-site", "same-site");

    /** @throws SeldonException {@link Reason#FORBIDDEN} if the page may not call */
    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getMethod().equals(HttpMethod.OPTIONS)) {
            return; // a preflight, which CrossOrigin answers
        }
        String origin = request.getHeaderString(Origins.HEADER);
        String host = request.getHeaderString(HttpHeaders.HOST);
        String scheme = request.getUriInfo().getRequestUri().getScheme();
        String site = request.getHeaderString(SITE);
        boolean isOfOthers = changes() && origin == null && site != null && OF_OTHERS.contains(site);
        if (isOfOthers || origins.isForeign(origin, scheme, host)) {
            throw new SeldonException(
                    Reason.FORBIDDEN,
                    "pages of this origin may not call; " + IdentitySettings.CORS_ORIGINS + " lists those that may");
        }
    }

    /** Whether a call may change something, so that it does harm even if the page cannot read the answer. */
    private boolean changes() {
        return switch (right) {
            case PREDICT, FEEDBACK, OPERATE -> true;
            case METADATA, METRICS -> false;
        };
    }
}

package org.primeradiant.identity;

import java.util.List;

/**
 * What a call presents to prove who calls.
 *
 * @param authorizations the values of its {@code Authorization} headers; at most one is valid
 * @param known whom the server or TLS has identified already; {@link Identity#NOBODY} if neither has
 */
public record Credentials(List<String> authorizations, Identity known) {
    /** Nothing. */
    public static final Credentials NONE = new Credentials(List.of(), Identity.NOBODY);
}

package org.primeradiant.identity;

import java.util.Optional;

/** One way of proving who calls. Thread-safe. */
public interface Mechanism {
    /**
     * Identifies the caller.
     *
     * @param scheme the scheme of the {@code Authorization} header in lower case, such as {@code bearer}
     * @param value the rest of the header
     * @return empty if the credentials are of another mechanism
     * @throws org.primeradiant.api.SeldonException {@code UNAUTHENTICATED} if they are of this one and wrong; the
     *     message does not contain them
     */
    Optional<Identity> identify(String scheme, String value);
}

package org.primeradiant.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/**
 * Asks the application's identity stores for Basic credentials. It serves the own gRPC port, where the server has no
 * say; over HTTP the server's own mechanism asks the same stores. As thread-safe as the stores.
 */
public final class BasicStore implements Mechanism {
    private final IdentityStoreHandler stores;

    public BasicStore(IdentityStoreHandler stores) {
        this.stores = stores;
    }

    @Override
    public Optional<Identity> identify(String scheme, String value) {
        if (!scheme.equals("basic")) {
            return Optional.empty();
        }
        String pair = decoded(value);
        int colon = pair.indexOf(':');
        if (colon < 1) {
            throw refused();
        }
        CredentialValidationResult result =
                stores.validate(new UsernamePasswordCredential(pair.substring(0, colon), pair.substring(colon + 1)));
        if (result.getStatus() != CredentialValidationResult.Status.VALID
                || result.getCallerPrincipal().getName().isEmpty()) {
            throw refused();
        }
        Set<String> groups = Set.copyOf(result.getCallerGroups());
        return Optional.of(
                new Identity(result.getCallerPrincipal().getName(), groups::contains, Identity.CONTAINER, false));
    }

    private static String decoded(String value) {
        try {
            return new String(Base64.getDecoder().decode(value), UTF_8);
        } catch (IllegalArgumentException e) {
            throw refused(); // without the cause, which quotes the credentials
        }
    }

    private static SeldonException refused() {
        return new SeldonException(Reason.UNAUTHENTICATED, "the Basic credentials are not valid");
    }
}

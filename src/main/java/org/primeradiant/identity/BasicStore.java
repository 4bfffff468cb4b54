package org.primeradiant.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/**
 * Asks the application's identity stores for Basic credentials. It serves the own gRPC port, where the server has no
 * say; over HTTP the server's own mechanism asks the same stores. As an answer may cost much, such as a slow hash, only
 * a few callers are asked about at a time, and right credentials are remembered for a minute. As thread-safe as the
 * stores.
 */
public final class BasicStore implements Mechanism {
    private static final Logger LOGGER = System.getLogger(BasicStore.class.getName());

    private final IdentityStoreHandler stores;
    private final Semaphore places;
    private final RecentCallers recent;
    private final AtomicBoolean hasFailed = new AtomicBoolean();

    /** Asks about as many callers at a time as there are processors. */
    public BasicStore(IdentityStoreHandler stores) {
        this(stores, Runtime.getRuntime().availableProcessors(), System::nanoTime);
    }

    BasicStore(IdentityStoreHandler stores, int places, LongSupplier nanos) {
        this.stores = stores;
        this.places = new Semaphore(places);
        this.recent = new RecentCallers(nanos);
    }

    /** {@inheritDoc} {@link Reason#UNAVAILABLE} if the stores fail, or have too many callers to answer for. */
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
        Optional<Identity> known = recent.find(pair);
        if (known.isPresent()) {
            return known;
        }
        Identity caller = asked(new UsernamePasswordCredential(pair.substring(0, colon), pair.substring(colon + 1)))
                .orElseThrow(BasicStore::refused);
        recent.put(pair, caller);
        return Optional.of(caller);
    }

    private Optional<Identity> asked(UsernamePasswordCredential credential) {
        if (!places.tryAcquire()) {
            throw new SeldonException(Reason.UNAVAILABLE, "too many callers with Basic credentials at a time");
        }
        try {
            Optional<Identity> caller = caller(stores.validate(credential));
            hasFailed.set(false);
            return caller;
        } catch (RuntimeException e) { // of the application, which must not reach the caller
            if (hasFailed.compareAndSet(false, true)) {
                LOGGER.log(Level.ERROR, "The application's identity stores fail, which is logged once", e);
            }
            throw new SeldonException(Reason.UNAVAILABLE, "the identity stores are not available");
        } finally {
            places.release();
        }
    }

    private static Optional<Identity> caller(CredentialValidationResult result) {
        if (result.getStatus() != CredentialValidationResult.Status.VALID
                || result.getCallerPrincipal().getName().isEmpty()) {
            return Optional.empty();
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

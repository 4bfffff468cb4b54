package org.primeradiant.microservice;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.security.enterprise.identitystore.IdentityStore;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.identity.Access;
import org.primeradiant.identity.Audit;
import org.primeradiant.identity.BasicStore;
import org.primeradiant.identity.Mechanism;
import org.primeradiant.identity.PortAccess;
import org.primeradiant.identity.RefusedCallers;
import org.primeradiant.identity.TokenFile;
import org.primeradiant.jwt.JwtMechanism;
import org.primeradiant.settings.IdentitySettings;
import org.primeradiant.settings.JwtSettings;
import org.primeradiant.settings.Settings;

/**
 * The parts of a deployment that know callers.
 *
 * @param access identifies callers over the server's HTTP port
 * @param port identifies callers over the own gRPC port
 * @param audit logs refused calls
 * @param refused counts them
 */
record AccessParts(Access access, PortAccess port, Audit audit, RefusedCallers refused) {
    /** Where the server does not identify callers itself, credentials that no mechanism knows are wrong. */
    private static final Mechanism LAST = (scheme, value) -> {
        throw new SeldonException(Reason.UNAUTHENTICATED, "the credentials in the Authorization header are not valid");
    };

    /**
     * Creates the parts, and says in the start report what they do.
     *
     * @param threads creates threads for requests to the issuer of tokens
     * @throws IllegalArgumentException if the file of tokens or the keys cannot be used
     */
    static AccessParts of(Settings settings, Instance<Object> beans, ThreadFactory threads, StartNotes notes) {
        IdentitySettings identity = settings.identity();
        boolean asksServer = identity.mechanisms().contains(IdentitySettings.Mechanism.CONTAINER);
        List<Mechanism> own = own(identity, threads, notes);
        List<Mechanism> http = new ArrayList<>(own);
        List<Mechanism> port = new ArrayList<>(own);
        if (asksServer) {
            basic(beans).ifPresent(port::add);
            report(settings, port.size() > own.size(), notes);
        } else {
            http.add(LAST);
        }
        port.add(LAST);
        if (!identity.isOn()) {
            warn(settings, notes);
        }
        return new AccessParts(
                new Access(identity.isOn(), http, identity.rights()),
                new PortAccess(new Access(identity.isOn(), port, identity.rights())),
                new Audit(System::nanoTime),
                new RefusedCallers());
    }

    private static void report(Settings settings, boolean hasStores, StartNotes notes) {
        notes.add("callers: over HTTP as the server identifies them");
        if (settings.grpc().hasPort() && hasStores) {
            notes.add("callers: on the gRPC port by Basic credentials for the application's identity stores");
        }
        if (settings.grpc().hasPort() && !hasStores) {
            notes.add("callers: not on the gRPC port as the server identifies them, because the application has no"
                    + " identity store");
        }
    }

    private static List<Mechanism> own(IdentitySettings settings, ThreadFactory threads, StartNotes notes) {
        List<Mechanism> own = new ArrayList<>();
        if (settings.mechanisms().contains(IdentitySettings.Mechanism.TOKEN)) {
            TokenFile file = TokenFile.open(Path.of(settings.tokensFile()), System::nanoTime);
            notes.add("callers: by tokens in " + settings.tokensFile() + ", at present " + file.size());
            own.add(file);
        }
        if (settings.mechanisms().contains(IdentitySettings.Mechanism.JWT)) {
            JwtSettings jwt = settings.jwt();
            own.add(JwtMechanism.open(jwt, threads, Clock.systemUTC(), System::nanoTime));
            notes.add("callers: by JSON Web Tokens of " + jwt.issuer() + ", with keys from "
                    + (jwt.location().isEmpty() ? "the settings" : jwt.location())
                    + (jwt.audiences().isEmpty()
                            ? ", for any audience"
                            : ", for " + String.join(", ", jwt.audiences())));
        }
        return own;
    }

    private static void warn(Settings settings, StartNotes notes) {
        boolean isPortOpen = settings.grpc().hasPort()
                && settings.grpc().host().isEmpty()
                && !settings.grpc().tls().hasAuthority();
        notes.add(
                isPortOpen
                        ? "callers: everybody, also who reaches the gRPC port, which listens on all addresses; "
                                + IdentitySettings.AUTHENTICATION + " and RADIANT_GRPC_HOST change that"
                        : "callers: everybody");
    }

    /** Asks the application's identity stores, if it has any; some servers do not even have the class. */
    private static Optional<Mechanism> basic(Instance<Object> beans) {
        try {
            Instance<IdentityStoreHandler> handlers = beans.select(IdentityStoreHandler.class);
            boolean hasStore =
                    !beans.select(IdentityStore.class, Any.Literal.INSTANCE).isUnsatisfied();
            return hasStore && handlers.isResolvable() ? Optional.of(new BasicStore(handlers.get())) : Optional.empty();
        } catch (LinkageError e) {
            return Optional.empty();
        }
    }
}

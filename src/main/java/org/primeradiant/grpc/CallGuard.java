package org.primeradiant.grpc;

import io.grpc.Attributes;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.primeradiant.api.SeldonException;
import org.primeradiant.identity.Access;
import org.primeradiant.identity.Audit;
import org.primeradiant.identity.Credentials;
import org.primeradiant.identity.Identity;
import org.primeradiant.identity.Refusals;
import org.primeradiant.identity.RefusedCallers;
import org.primeradiant.identity.Right;

/**
 * Identifies the callers of gRPC methods and checks their rights, before a request is read. Thread-safe.
 *
 * @param http identifies callers through the servlet
 * @param port identifies callers on the own port
 * @param refusals notes calls that are refused
 */
public record CallGuard(Access http, Access port, Refusals refusals) {
    /** Whom the server knows as the caller of a call through the servlet; absent on the own port. */
    static final Attributes.Key<Identity> KNOWN = Attributes.Key.create("radiant-known");

    /** Lets everybody call. */
    public static final CallGuard NONE =
            new CallGuard(Access.OPEN, Access.OPEN, new Refusals(new Audit(System::nanoTime), new RefusedCallers()));

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    /** Returns a handler that asks for a right first. */
    <Q, A> ServerCallHandler<Q, A> before(
            Right right, Function<SeldonException, Status> statuses, ServerCallHandler<Q, A> next) {
        if (!port.isOn()) {
            return next;
        }
        return (DecidedHandler<Q, A>) (call, headers) -> {
            try {
                admit(right, call, headers);
            } catch (SeldonException e) {
                call.close(statuses.apply(e), new Metadata());
                return new ServerCall.Listener<>() {};
            }
            if (call.getMethodDescriptor().getType().clientSendsOneMessage()) {
                return next.startCall(call, headers);
            }
            CheckedStream<Q, A> stream = new CheckedStream<>(call, () -> admit(right, call, headers), statuses);
            return stream.before(next.startCall(stream, headers));
        };
    }

    /** Returns the service with the methods that nothing is decided for closed to all but those who may operate. */
    ServerServiceDefinition beforeUndecided(ServerServiceDefinition service) {
        return with(service, this::decided);
    }

    /** Returns the service with all its methods behind a right. */
    ServerServiceDefinition before(Right right, ServerServiceDefinition service) {
        return with(service, method -> guarded(right, method));
    }

    private static ServerServiceDefinition with(
            ServerServiceDefinition service, UnaryOperator<ServerMethodDefinition<?, ?>> change) {
        ServerServiceDefinition.Builder changed = ServerServiceDefinition.builder(service.getServiceDescriptor());
        service.getMethods().forEach(method -> changed.addMethod(change.apply(method)));
        return changed.build();
    }

    private <Q, A> ServerMethodDefinition<Q, A> decided(ServerMethodDefinition<Q, A> method) {
        return method.getServerCallHandler() instanceof DecidedHandler ? method : guarded(Right.OPERATE, method);
    }

    private <Q, A> ServerMethodDefinition<Q, A> guarded(Right right, ServerMethodDefinition<Q, A> method) {
        return method.withServerCallHandler(before(right, Codes::status, method.getServerCallHandler()));
    }

    private void admit(Right right, ServerCall<?, ?> call, Metadata headers) {
        Identity caller = Identity.NOBODY;
        try {
            caller = identify(call.getAttributes(), headers);
            (isOnServlet(call.getAttributes()) ? http : port).require(right, caller);
        } catch (SeldonException e) {
            note(e, caller, call);
            throw e;
        }
        CallAdmission.currentBudget().identifyInPool(caller);
    }

    private Identity identify(Attributes attributes, Metadata headers) {
        List<String> authorizations = new ArrayList<>(1);
        Iterable<String> values = headers.getAll(AUTHORIZATION);
        if (values != null) {
            values.forEach(authorizations::add);
        }
        return isOnServlet(attributes)
                ? http.identify(new Credentials(authorizations, attributes.get(KNOWN)))
                : port.identify(new Credentials(authorizations, PeerCertificate.identity(attributes)));
    }

    private static boolean isOnServlet(Attributes attributes) {
        return attributes.get(KNOWN) != null;
    }

    /** Notes a failed call if it failed for who calls. */
    void note(SeldonException failure, Identity caller, ServerCall<?, ?> call) {
        refusals.note(
                failure,
                caller,
                address(call.getAttributes()),
                call.getMethodDescriptor().getFullMethodName());
    }

    /** The address that a call comes from, as a number; empty if it is unknown. */
    static String address(Attributes attributes) {
        if (attributes.get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR) instanceof InetSocketAddress remote) {
            return remote.isUnresolved()
                    ? remote.getHostString() // as the servlet has it, a number too
                    : remote.getAddress().getHostAddress();
        }
        return "";
    }
}

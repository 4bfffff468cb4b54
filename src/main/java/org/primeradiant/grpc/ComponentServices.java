package org.primeradiant.grpc;

import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.protobuf.ProtoFileDescriptorSupplier;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.primeradiant.api.SeldonException;
import org.primeradiant.identity.Right;
import org.primeradiant.microservice.ComponentRegistry;
import org.primeradiant.microservice.InFlight;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.protobuf.ProtoBody;

/**
 * Builds services whose methods call components: the root component, unless the metadata key {@code radiant-component}
 * names another. Thread-safe.
 *
 * @param registry the components
 * @param inFlight counts the calls
 * @param statuses maps a failure to the protocol's status
 * @param protocol the protocol's name, for observers
 * @param guard checks the callers' rights
 */
public record ComponentServices(
        ComponentRegistry registry,
        InFlight inFlight,
        Function<SeldonException, Status> statuses,
        String protocol,
        CallGuard guard) {
    private static final Metadata.Key<String> COMPONENT =
            Metadata.Key.of("radiant-component", Metadata.ASCII_STRING_MARSHALLER);

    /**
     * Implementation of a method that calls a component.
     *
     * @param <Q> type of the request
     * @param <A> type of the answer
     */
    public interface Use<Q, A> {
        A of(Microservice component, Q request, GrpcCaller caller);
    }

    /** The component named in the call's metadata, if any. */
    public static Optional<String> named(GrpcCaller caller) {
        return Optional.ofNullable(caller.headers().get(COMPONENT));
    }

    /**
     * A method that calls the root component, or the one named in the metadata. It throws
     * {@link org.primeradiant.api.SeldonException} if there is no such component.
     */
    public <Q, A> UnaryMethod<Q, A> method(Use<Q, A> use) {
        return (request, caller, answered) -> {
            String name = caller.headers().get(COMPONENT);
            return use.of(name == null ? registry.root() : registry.named(name), request, caller);
        };
    }

    /**
     * Defines a unary method of a service.
     *
     * @param path full name of the method, {@code package.Service/Method}
     * @param right what its callers need while authentication is on
     */
    public <Q, A> ServerMethodDefinition<Q, A> unary(
            String path, Right right, Marshaller<Q> request, Marshaller<A> answer, UnaryMethod<Q, A> method) {
        return guarded(right, openToAll(path, request, answer, method));
    }

    private MethodTerms terms() {
        return new MethodTerms(inFlight, statuses, protocol, guard);
    }

    private <Q, A> ServerMethodDefinition<Q, A> guarded(Right right, ServerMethodDefinition<Q, A> method) {
        return method.withServerCallHandler(guard.before(right, statuses, method.getServerCallHandler()));
    }

    /** Defines a unary method that everybody may call, such as a probe; its answer tells nothing but a state. */
    public <Q, A> ServerMethodDefinition<Q, A> openToAll(
            String path, Marshaller<Q> request, Marshaller<A> answer, UnaryMethod<Q, A> method) {
        MethodDescriptor<Q, A> descriptor = MethodDescriptor.newBuilder(request, answer)
                .setType(MethodType.UNARY)
                .setFullMethodName(path)
                .build();
        return ServerMethodDefinition.create(descriptor, new UnaryHandler<>(terms(), method));
    }

    /**
     * Defines a method that answers each message of a stream.
     *
     * @param path full name of the method, {@code package.Service/Method}
     * @param right what its callers need while authentication is on
     */
    public <Q> ServerMethodDefinition<Q, ProtoBody> stream(
            String path, Right right, Marshaller<Q> message, Marshaller<ProtoBody> answer, StreamMethod<Q> method) {
        MethodDescriptor<Q, ProtoBody> descriptor = MethodDescriptor.newBuilder(message, answer)
                .setType(MethodType.BIDI_STREAMING)
                .setFullMethodName(path)
                .build();
        return guarded(right, ServerMethodDefinition.create(descriptor, new StreamHandler<>(terms(), method)));
    }

    /**
     * Defines a service as its proto file declares it.
     *
     * @param method builds the method for a full name
     */
    public static ServerServiceDefinition service(
            ServiceDescriptor service, Function<String, ServerMethodDefinition<?, ?>> method) {
        List<ServerMethodDefinition<?, ?>> methods = service.getMethods().stream()
                .<ServerMethodDefinition<?, ?>>map(declared -> method.apply(
                        MethodDescriptor.generateFullMethodName(service.getFullName(), declared.getName())))
                .toList();
        io.grpc.ServiceDescriptor.Builder descriptor = io.grpc.ServiceDescriptor.newBuilder(service.getFullName())
                .setSchemaDescriptor(new Schema(service.getFile()));
        methods.forEach(one -> descriptor.addMethod(one.getMethodDescriptor()));
        ServerServiceDefinition.Builder definition = ServerServiceDefinition.builder(descriptor.build());
        methods.forEach(definition::addMethod);
        return definition.build();
    }

    /** Gives server reflection the proto file. */
    private record Schema(FileDescriptor file) implements ProtoFileDescriptorSupplier {
        @Override
        public FileDescriptor getFileDescriptor() {
            return file;
        }
    }
}

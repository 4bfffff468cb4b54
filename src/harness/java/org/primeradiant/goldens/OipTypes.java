package org.primeradiant.goldens;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Empty;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import inference.InferenceProtos;
import inference.ModelRepositoryProtos;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Maps the full names of the protocol's gRPC methods to their request and answer types. */
final class OipTypes {
    private OipTypes() {}

    static Message request(String method) {
        return type(method, MethodDescriptor::getInputType);
    }

    static Message answer(String method) {
        return type(method, MethodDescriptor::getOutputType);
    }

    /** Whether Radiant has the method. */
    static boolean isServed(String path) {
        return method(path).isPresent();
    }

    /** The type of a method that Radiant does not have is any. */
    private static Message type(String method, Function<MethodDescriptor, Descriptor> side) {
        Optional<Descriptor> type = method(method).map(side);
        return type.isPresent() ? DynamicMessage.getDefaultInstance(type.get()) : Empty.getDefaultInstance();
    }

    private static Optional<MethodDescriptor> method(String path) {
        String name = path.replaceFirst("^/", "").replace('/', '.');
        return Stream.of(InferenceProtos.getDescriptor(), ModelRepositoryProtos.getDescriptor())
                .flatMap(file -> file.getServices().stream())
                .flatMap(service -> service.getMethods().stream())
                .filter(method -> method.getFullName().equals(name))
                .findFirst();
    }

    /** Returns a message as a tree of protobuf's JSON, with the fields' own names. */
    static Object json(Message message) {
        try {
            return Tree.parse(JsonFormat.printer().preservingProtoFieldNames().print(message));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a message as JSON", e);
        }
    }

    /** Returns bytes that should be a message as a tree, or {@link Tree#NULL} if they are none. */
    static Object json(Message type, byte[] bytes) {
        try {
            return json(type.getParserForType().parseFrom(bytes));
        } catch (InvalidProtocolBufferException e) {
            return Tree.NULL;
        }
    }
}

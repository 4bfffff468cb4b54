package org.primeradiant.codec;

import com.google.protobuf.CodedInputStream;
import io.grpc.KnownLength;
import io.grpc.MethodDescriptor.Marshaller;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.primeradiant.api.SeldonException;

/**
 * Marshallers for gRPC, with no generated message between the domain's messages and the wire; each for one direction.
 *
 * <p>What is read is a supplier: a message that cannot be understood is thrown when it is used, where a failure becomes a
 * status. An exception out of a marshaller would reach the caller as UNKNOWN, and end a call to a server as CANCELLED.
 */
public final class ProtoMarshaller {
    private ProtoMarshaller() {}

    /** Reads a message from the wire. */
    public interface Reader<T> {
        T read(CodedInputStream in) throws IOException;
    }

    /** For what is received. */
    public static <T> Marshaller<Supplier<T>> reading(Reader<T> reader) {
        return new Marshaller<>() {
            @Override
            public Supplier<T> parse(InputStream stream) {
                try {
                    T message = reader.read(CodedInputStream.newInstance(bytes(stream)));
                    return () -> message;
                } catch (SeldonException e) {
                    return () -> {
                        throw e;
                    };
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public InputStream stream(Supplier<T> message) {
                throw new UnsupportedOperationException("this message is only received");
            }
        };
    }

    /** gRPC knows the length; without it the reading begins with 8 KB, more than all else that a small call allocates. */
    private static byte[] bytes(InputStream stream) throws IOException {
        if (!(stream instanceof KnownLength)) {
            return stream.readAllBytes();
        }
        byte[] bytes = new byte[stream.available()];
        stream.readNBytes(bytes, 0, bytes.length);
        return bytes;
    }

    /** For what is sent. */
    public static <T> Marshaller<T> writing(Function<T, ProtoWriter> writer) {
        return new Marshaller<>() {
            @Override
            public InputStream stream(T message) {
                return new MessageStream(writer.apply(message));
            }

            @Override
            public T parse(InputStream stream) {
                throw new UnsupportedOperationException("this message is only sent");
            }
        };
    }
}

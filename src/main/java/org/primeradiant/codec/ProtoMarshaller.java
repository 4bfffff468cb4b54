package org.primeradiant.codec;

import com.google.protobuf.CodedInputStream;
import io.grpc.KnownLength;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.StatusRuntimeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import java.util.function.Supplier;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.json.Allowance;

/**
 * Marshallers for gRPC, with no generated message between the domain's messages and the wire; each for one direction.
 *
 * <p>What is read is a supplier: a message that cannot be understood is thrown when it is used, where a failure becomes a
 * status. An exception out of a marshaller would reach the caller as UNKNOWN, and end a call to a server as CANCELLED.
 */
public final class ProtoMarshaller {
    private static final int CHUNK = 8192;
    /** What a byte costs in a buffer that doubles, and in the array that is made of it. */
    private static final int UNPACKED = 3;

    private ProtoMarshaller() {}

    /** Reads a message from the wire. */
    public interface Reader<T> {
        /**
         * Reads it to the end of the stream.
         *
         * @param length how many bytes there are
         * @param allowance what it may take of the heap
         */
        T read(CodedInputStream in, int length, Allowance allowance) throws IOException;
    }

    /**
     * For what is received.
     *
     * @param allowance what the message may take that is about to be read on the current thread
     */
    public static <T> Marshaller<Supplier<T>> reading(Reader<T> reader, Supplier<Allowance> allowance) {
        return new Marshaller<>() {
            @Override
            public Supplier<T> parse(InputStream stream) {
                try {
                    Allowance heap = allowance.get();
                    byte[] bytes = bytes(stream, heap);
                    T message = reader.read(CodedInputStream.newInstance(bytes), bytes.length, heap);
                    return () -> message;
                } catch (SeldonException e) {
                    return () -> {
                        throw e;
                    };
                } catch (StatusRuntimeException e) { // of gRPC's own bound of what it unpacks
                    return failing(Reason.TOO_LARGE, "the message, once unpacked, is larger than the limit", e);
                } catch (IOException e) {
                    return failing(Reason.BAD_DATA, "the message cannot be unpacked: " + e.getMessage(), e);
                }
            }

            @Override
            public InputStream stream(Supplier<T> message) {
                throw new UnsupportedOperationException("this message is only received");
            }
        };
    }

    private static <T> Supplier<T> failing(Reason reason, String text, Exception cause) {
        return () -> {
            throw new SeldonException(reason, text, cause);
        };
    }

    /**
     * What has come was paid for as it came, and gRPC lets go of it when it is copied. gRPC knows the length; without
     * it the reading begins with 8 KB, more than all else that a small call allocates.
     */
    private static byte[] bytes(InputStream stream, Allowance allowance) throws IOException {
        if (!(stream instanceof KnownLength)) {
            return unpacked(stream, allowance);
        }
        byte[] bytes = new byte[stream.available()];
        stream.readNBytes(bytes, 0, bytes.length);
        return bytes;
    }

    /** A message that was compressed: how long it is turns out when it is read, so it is paid for as it comes. */
    private static byte[] unpacked(InputStream stream, Allowance allowance) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        for (int length = stream.read(chunk); length >= 0; length = stream.read(chunk)) {
            allowance.take(UNPACKED * (long) length);
            bytes.write(chunk, 0, length);
        }
        return bytes.toByteArray();
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

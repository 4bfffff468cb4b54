package org.primeradiant.protobuf;

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
 * gRPC marshallers that convert between the domain's messages and the wire without generated messages in between.
 * Each marshaller either reads or writes.
 *
 * <p>Reading returns a supplier, which throws when it is used if the message could not be read: there a failure
 * becomes a gRPC status. An exception thrown by a marshaller would reach the caller as UNKNOWN, and end a call to a
 * server as CANCELLED.
 */
public final class ProtoMarshaller {
    private static final int CHUNK = 8192;
    /** Heap bytes per byte in a buffer that doubles, and in the array copied from it. */
    private static final int UNPACKED = 3;

    private ProtoMarshaller() {}

    /** Reads a message from the wire. */
    public interface Reader<T> {
        /**
         * Reads the message up to the end of the stream.
         *
         * @param length size of the message in bytes
         * @param allowance grants the heap memory for the message
         */
        T read(CodedInputStream in, int length, Allowance allowance) throws IOException;
    }

    /**
     * Returns a marshaller for received messages.
     *
     * @param allowance supplies the allowance of the message about to be read on the current thread
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
                } catch (StatusRuntimeException e) { // gRPC's limit on decompressed messages
                    return failing(
                            Reason.TOO_LARGE,
                            "the decompressed message is larger than RADIANT_GRPC_MAX_MESSAGE_SIZE allows",
                            e);
                } catch (IOException e) {
                    return failing(Reason.BAD_DATA, "the message cannot be decompressed: " + e.getMessage(), e);
                }
            }

            @Override
            public InputStream stream(Supplier<T> message) {
                throw new UnsupportedOperationException("this marshaller only reads");
            }
        };
    }

    private static <T> Supplier<T> failing(Reason reason, String text, Exception cause) {
        return () -> {
            throw new SeldonException(reason, text, cause);
        };
    }

    /**
     * Copies the message. Uncompressed bytes were charged as they arrived, and gRPC releases them once they are
     * copied. gRPC knows their length; reading without it would start with 8 KiB, more than everything else a small
     * call allocates.
     */
    private static byte[] bytes(InputStream stream, Allowance allowance) throws IOException {
        if (!(stream instanceof KnownLength)) {
            return unpacked(stream, allowance);
        }
        byte[] bytes = new byte[stream.available()];
        stream.readNBytes(bytes, 0, bytes.length);
        return bytes;
    }

    /** Reads a compressed message. Its length is unknown until it is read, so it is charged as it is decompressed. */
    private static byte[] unpacked(InputStream stream, Allowance allowance) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        for (int length = stream.read(chunk); length >= 0; length = stream.read(chunk)) {
            allowance.take(UNPACKED * (long) length);
            bytes.write(chunk, 0, length);
        }
        return bytes.toByteArray();
    }

    /** Returns a marshaller for sent messages. */
    public static <T> Marshaller<T> writing(Function<T, ? extends ProtoBody> writer) {
        return new Marshaller<>() {
            @Override
            public InputStream stream(T message) {
                return new MessageStream(writer.apply(message));
            }

            @Override
            public T parse(InputStream stream) {
                throw new UnsupportedOperationException("this marshaller only writes");
            }
        };
    }
}

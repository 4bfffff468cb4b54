package org.primeradiant.grpc;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import io.grpc.MethodDescriptor.Marshaller;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.codec.ProtoReader;
import org.primeradiant.codec.ProtoWriter;

/**
 * Reads and writes the domain's messages, with no generated message between them and the wire.
 *
 * <p>What is read is a supplier: a message that cannot be understood is thrown when it is used, where a failure becomes a
 * status. An exception out of a marshaller would reach the caller as UNKNOWN.
 */
final class Marshallers {
    static final Marshaller<Supplier<SeldonMessage>> REQUEST = reading(ProtoReader::message);
    static final Marshaller<Supplier<List<SeldonMessage>>> LIST = reading(ProtoReader::messages);
    static final Marshaller<Supplier<Feedback>> FEEDBACK = reading(ProtoReader::feedback);
    static final Marshaller<SeldonMessage> ANSWER = writing(ProtoWriter::of);

    /** Reads a message from the wire. */
    private interface Reader<T> {
        T read(CodedInputStream in) throws IOException;
    }

    private Marshallers() {}

    /** Reads a generated message; bytes that are none are a mistake of the caller's here too. */
    static <M extends Message> Marshaller<Supplier<M>> generated(Parser<M> parser) {
        return reading(in -> {
            try {
                return parser.parseFrom(in);
            } catch (InvalidProtocolBufferException e) {
                throw new SeldonException(Reason.BAD_DATA, "not a valid protobuf message: " + e.getMessage(), e);
            }
        });
    }

    private static <T> Marshaller<Supplier<T>> reading(Reader<T> reader) {
        return new Marshaller<>() {
            @Override
            public Supplier<T> parse(InputStream stream) {
                try {
                    T message = reader.read(CodedInputStream.newInstance(stream.readAllBytes()));
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
            public InputStream stream(Supplier<T> request) {
                throw new UnsupportedOperationException("a server sends no requests");
            }
        };
    }

    private static <T> Marshaller<T> writing(Function<T, ProtoWriter> writer) {
        return new Marshaller<>() {
            @Override
            public InputStream stream(T answer) {
                return new MessageStream(writer.apply(answer));
            }

            @Override
            public T parse(InputStream stream) {
                throw new UnsupportedOperationException("a server receives no answers");
            }
        };
    }
}

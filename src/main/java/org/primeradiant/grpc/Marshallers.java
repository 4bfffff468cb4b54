package org.primeradiant.grpc;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import io.grpc.MethodDescriptor.Marshaller;
import java.util.function.Supplier;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.protobuf.ProtoMarshaller;

/** Marshallers for the requests of admitted calls. */
public final class Marshallers {
    /**
     * Bytes charged for each byte of a message that becomes generated objects: one of them may take as few as two bytes
     * in the message.
     */
    private static final int GENERATED = 24;

    private Marshallers() {}

    /**
     * Reads a message, charging the call's budget.
     *
     * @param reader throws a {@link SeldonException} with {@code BAD_DATA} if the bytes are not such a message
     */
    public static <M> Marshaller<Supplier<M>> reading(ProtoMarshaller.Reader<M> reader) {
        return ProtoMarshaller.reading(reader, CallAdmission::allowance);
    }

    /**
     * Reads a generated message, charging the call's budget. Bytes that are not such a message are the caller's fault
     * too ({@link Reason#BAD_DATA}).
     */
    public static <M extends Message> Marshaller<Supplier<M>> generated(Parser<M> parser) {
        return reading((in, length, allowance) -> {
            allowance.take(GENERATED * (long) length);
            try {
                return parser.parseFrom(in);
            } catch (InvalidProtocolBufferException e) {
                throw new SeldonException(Reason.BAD_DATA, "not a valid protobuf message: " + e.getMessage(), e);
            }
        });
    }
}

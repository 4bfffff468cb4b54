package org.primeradiant.grpc;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import io.grpc.MethodDescriptor.Marshaller;
import java.util.List;
import java.util.function.Supplier;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.codec.ProtoMarshaller;
import org.primeradiant.codec.ProtoReader;
import org.primeradiant.codec.ProtoWriter;

/** How a server reads requests and writes answers. */
final class Marshallers {
    static final Marshaller<Supplier<SeldonMessage>> REQUEST =
            ProtoMarshaller.reading(ProtoReader::message, CallAdmission::allowance);
    static final Marshaller<Supplier<List<SeldonMessage>>> LIST =
            ProtoMarshaller.reading(ProtoReader::messages, CallAdmission::allowance);
    static final Marshaller<Supplier<Feedback>> FEEDBACK =
            ProtoMarshaller.reading(ProtoReader::feedback, CallAdmission::allowance);
    static final Marshaller<SeldonMessage> ANSWER = ProtoMarshaller.writing(ProtoWriter::of);

    /** What a byte of a message may become in generated objects, which are as short as two bytes. */
    private static final int GENERATED = 24;

    private Marshallers() {}

    /** Reads a generated message; bytes that are none are a mistake of the caller's here too. */
    static <M extends Message> Marshaller<Supplier<M>> generated(Parser<M> parser) {
        return ProtoMarshaller.reading(
                (in, length, allowance) -> {
                    allowance.take(GENERATED * (long) length);
                    try {
                        return parser.parseFrom(in);
                    } catch (InvalidProtocolBufferException e) {
                        throw new SeldonException(
                                Reason.BAD_DATA, "not a valid protobuf message: " + e.getMessage(), e);
                    }
                },
                CallAdmission::allowance);
    }
}

package org.primeradiant.grpc;

import com.google.protobuf.CodedOutputStream;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.primeradiant.api.SeldonException;
import org.primeradiant.json.Allowance;
import org.primeradiant.microservice.InFlight;
import org.primeradiant.protobuf.ProtoBody;
import org.primeradiant.protobuf.ProtoMarshaller;
import org.primeradiant.testing.ByteMarshaller;

/**
 * A stream of texts. What a message needs in memory besides its bytes is their number again.
 *
 * @param answer answers a text
 */
record TalkMethod(BiFunction<String, GrpcCaller, String> answer) implements StreamMethod<Supplier<String>> {
    static final MethodDescriptor<byte[], byte[]> CLIENT = MethodDescriptor.newBuilder(
                    new ByteMarshaller(), new ByteMarshaller())
            .setType(MethodType.BIDI_STREAMING)
            .setFullMethodName("test.Streams/Talk")
            .build();

    private record Text(byte[] utf8) implements ProtoBody {
        @Override
        public int size() {
            return utf8.length;
        }

        @Override
        public void write(CodedOutputStream out) throws IOException {
            out.write(utf8, 0, utf8.length);
        }
    }

    @Override
    public ProtoBody answer(Supplier<String> message, GrpcCaller caller) {
        return new Text(bytes(answer.apply(message.get(), caller)));
    }

    @Override
    public ProtoBody failure(Supplier<String> message, SeldonException failure) {
        return new Text(bytes("failed: " + failure.getMessage()));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    ServerMethodDefinition<Supplier<String>, ProtoBody> definition(InFlight inFlight) {
        MethodDescriptor<Supplier<String>, ProtoBody> method = MethodDescriptor.newBuilder(
                        Marshallers.reading((in, length, allowance) -> text(in.readRawBytes(length), allowance)),
                        ProtoMarshaller.writing(Function.<ProtoBody>identity()))
                .setType(MethodType.BIDI_STREAMING)
                .setFullMethodName("test.Streams/Talk")
                .build();
        return ServerMethodDefinition.create(
                method, new StreamHandler<>(new MethodTerms(inFlight, Codes::status, "test", CallGuard.NONE), this));
    }

    private static String text(byte[] bytes, Allowance allowance) {
        allowance.take(bytes.length);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    ServerServiceDefinition service(InFlight inFlight) {
        return ServerServiceDefinition.builder("test.Streams")
                .addMethod(definition(inFlight))
                .build();
    }
}

package org.primeradiant.doors;

import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerServiceDefinition;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import io.seldon.protos.PredictionProtos.Feedback;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import org.primeradiant.testing.ByteMarshaller;

/** The gRPC baseline: the same protos with their generated classes, and a constant answer. */
final class ConstantService {
    /** Full name of the method that answers its request, as bytes. */
    static final String COPY = "seldon.protos.Model/Copy";

    private static final String SERVICE = "seldon.protos.Model";

    private volatile SeldonMessage answer = SeldonMessage.getDefaultInstance();

    ServerServiceDefinition definition() {
        return ServerServiceDefinition.builder(SERVICE)
                .addMethod(
                        method("Predict", SeldonMessage.getDefaultInstance()),
                        ServerCalls.asyncUnaryCall((request, observer) -> answer(observer)))
                .addMethod(
                        method("SendFeedback", Feedback.getDefaultInstance()),
                        ServerCalls.asyncUnaryCall(this::setAnswer))
                .addMethod(copying(), ServerCalls.asyncUnaryCall((request, observer) -> {
                    observer.onNext(request);
                    observer.onCompleted();
                }))
                .build();
    }

    private static <Q extends com.google.protobuf.Message> MethodDescriptor<Q, SeldonMessage> method(
            String name, Q request) {
        return MethodDescriptor.<Q, SeldonMessage>newBuilder()
                .setType(MethodType.UNARY)
                .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, name))
                .setRequestMarshaller(ProtoUtils.marshaller(request))
                .setResponseMarshaller(ProtoUtils.marshaller(SeldonMessage.getDefaultInstance()))
                .build();
    }

    private static MethodDescriptor<byte[], byte[]> copying() {
        return MethodDescriptor.<byte[], byte[]>newBuilder()
                .setType(MethodType.UNARY)
                .setFullMethodName(COPY)
                .setRequestMarshaller(new ByteMarshaller())
                .setResponseMarshaller(new ByteMarshaller())
                .build();
    }

    /** Sets the constant answer to the response in the feedback. */
    private void setAnswer(Feedback feedback, StreamObserver<SeldonMessage> observer) {
        answer = feedback.getResponse();
        answer(observer);
    }

    private void answer(StreamObserver<SeldonMessage> observer) {
        observer.onNext(answer);
        observer.onCompleted();
    }
}

package org.primeradiant.doors;

import com.google.protobuf.ByteString;
import inference.InferenceProtos.InferTensorContents;
import inference.InferenceProtos.ModelInferRequest;
import inference.InferenceProtos.ModelInferRequest.InferInputTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** A request of the Open Inference Protocol. Its numbers come from a fixed seed. */
enum InferSample {
    /** As JSON, and as typed contents. */
    SMALL("1x4"),
    /** As a binary tensor, and as raw contents. */
    DOUBLES("100,000 doubles as bytes");

    private static final long SEED = 7;
    private static final int COUNT = 100_000;
    private static final String MANY = "{\"parameters\":{\"binary_data_output\":true},\"inputs\":[{\"name\":\"rows\","
            + "\"shape\":[1000,100],\"datatype\":\"FP64\",\"parameters\":{\"binary_data_size\":" + COUNT * Double.BYTES
            + "}}]}";

    private final String title;

    InferSample(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    byte[] body() {
        return switch (this) {
            case SMALL ->
                "{\"inputs\":[{\"name\":\"rows\",\"shape\":[1,4],\"datatype\":\"FP64\",\"data\":[5.1,3.5,1.4,0.2]}]}"
                        .getBytes(StandardCharsets.US_ASCII);
            case DOUBLES ->
                ByteBuffer.allocate(MANY.length() + COUNT * Double.BYTES)
                        .put(MANY.getBytes(StandardCharsets.US_ASCII))
                        .put(bytes())
                        .array();
        };
    }

    /** The lines of HTTP headers that the body needs. */
    String headers() {
        return switch (this) {
            case SMALL -> "";
            case DOUBLES -> "Inference-Header-Content-Length: " + MANY.length() + "\r\n";
        };
    }

    /** The same as a gRPC message. */
    byte[] message() {
        InferInputTensor.Builder tensor =
                InferInputTensor.newBuilder().setName("rows").setDatatype("FP64");
        ModelInferRequest.Builder request = ModelInferRequest.newBuilder().setModelName("echo");
        switch (this) {
            case SMALL ->
                request.addInputs(tensor.addShape(1)
                        .addShape(4)
                        .setContents(InferTensorContents.newBuilder()
                                .addFp64Contents(5.1)
                                .addFp64Contents(3.5)
                                .addFp64Contents(1.4)
                                .addFp64Contents(0.2)));
            case DOUBLES ->
                request.addInputs(tensor.addShape(1000).addShape(100))
                        .addRawInputContents(ByteString.copyFrom(bytes()));
        }
        return request.build().toByteArray();
    }

    private static byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(COUNT * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        Random random = new Random(SEED);
        for (int i = 0; i < COUNT; i++) {
            bytes.putDouble(random.nextGaussian());
        }
        return bytes.array();
    }
}

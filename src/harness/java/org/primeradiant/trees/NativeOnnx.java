package org.primeradiant.trees;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;

/** ONNX Runtime, on one thread, with a model that {@link GeneratedForest#onnx} has written. Not thread-safe. */
public final class NativeOnnx {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final FloatBuffer input;

    private NativeOnnx(byte[] model, int numbers) throws OrtException {
        // The library reads direct buffers in place and copies others.
        input = ByteBuffer.allocateDirect(Float.BYTES * numbers)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            session = environment.createSession(model, options);
        }
    }

    /**
     * Loads a model.
     *
     * @param numbers the most that a call passes: rows times features
     */
    public static NativeOnnx load(byte[] model, int numbers) {
        try {
            return new NativeOnnx(model, numbers);
        } catch (OrtException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Computes the margin of each row. */
    public float[] margins(float[] rows, int count, int features) {
        input.clear().put(rows).flip();
        long[] shape = {count, features};
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, input, shape);
                OrtSession.Result result = session.run(Map.of("x", tensor))) {
            return ((OnnxTensor) result.get(0)).getFloatBuffer().array();
        } catch (OrtException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

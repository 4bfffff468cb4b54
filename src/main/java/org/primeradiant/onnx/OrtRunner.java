package org.primeradiant.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.platform.Fp16Conversions;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.primeradiant.api.Tensor;

/** Runs a model with ONNX Runtime, whose sessions are thread-safe. */
final class OrtRunner implements Session {
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final Signature signature;
    private final OrtOutputs outputs;
    private final AtomicBoolean closed = new AtomicBoolean();

    OrtRunner(OrtEnvironment environment, OrtSession session, Signature signature, List<String> columns) {
        this.environment = environment;
        this.session = session;
        this.signature = signature;
        this.outputs = new OrtOutputs(columns);
    }

    @Override
    public Signature signature() {
        return signature;
    }

    @Override
    public List<Tensor> run(List<Feed> feeds) {
        Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
        try {
            for (int i = 0; i < feeds.size(); i++) {
                Slot slot = signature.inputs().get(i);
                inputs.put(slot.name(), tensor(slot.type(), feeds.get(i)));
            }
            try (OrtSession.Result result = session.run(inputs)) {
                return read(result);
            }
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime failed with " + e.getCode(), e);
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private List<Tensor> read(OrtSession.Result result) throws OrtException {
        List<Tensor> tensors = new ArrayList<>();
        for (Map.Entry<String, OnnxValue> output : result) {
            tensors.add(outputs.read(output.getValue()));
        }
        return tensors;
    }

    private OnnxTensor tensor(DataType type, Feed feed) throws OrtException {
        ByteBuffer buffer = feed.buffer();
        return switch (type) {
            case BYTES -> OnnxTensor.createTensor(environment, feed.texts(), feed.shape());
            case FP16 ->
                OnnxTensor.createTensor(
                        environment,
                        Fp16Conversions.convertFloatBufferToFp16Buffer(buffer.asFloatBuffer()),
                        feed.shape(),
                        OnnxJavaType.FLOAT16);
            case BF16 ->
                OnnxTensor.createTensor(
                        environment,
                        Fp16Conversions.convertFloatBufferToBf16Buffer(buffer.asFloatBuffer()),
                        feed.shape(),
                        OnnxJavaType.BFLOAT16);
            case FP32, FP64, INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, BOOL ->
                OnnxTensor.createTensor(environment, buffer, feed.shape(), OrtTypes.javaType(type));
        };
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                session.close();
            } catch (OrtException e) {
                throw new IllegalStateException("ONNX Runtime failed to close a session", e);
            }
        }
    }
}

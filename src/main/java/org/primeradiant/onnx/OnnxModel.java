package org.primeradiant.onnx;

import java.util.List;
import java.util.Map;
import org.primeradiant.api.Call;
import org.primeradiant.api.MessageMetadata;
import org.primeradiant.api.Model;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Tensors;

/**
 * Serves an ONNX model; {@code docs/models.md} says which payloads it takes and answers. Thread-safe: the session
 * serves all threads at once.
 */
final class OnnxModel implements Model<Payload, Payload>, AutoCloseable {
    /** Triton's name of it, which V2 clients know. */
    private static final String PLATFORM = "onnxruntime_onnx";

    private final String name;
    private final Session session;
    private final Buffers buffers = new Buffers();
    private final InputReader reader;
    private final Answers answers;

    /**
     * Serves a session, and closes it at the end.
     *
     * @param name the model's name, for messages and metadata
     * @param classes the names of the classes that the file declares; empty if there are none
     */
    OnnxModel(String name, Session session, List<String> classes) {
        this.name = name;
        this.session = session;
        this.reader = new InputReader(name, session.signature().inputs(), buffers);
        this.answers = new Answers(session.signature().outputs(), classes);
    }

    @Override
    public Payload predict(Payload input, Call call) {
        List<Feed> feeds = reader.read(input);
        try {
            List<Tensor> outputs = session.run(feeds);
            return input instanceof Tensors ? answers.named(outputs) : answers.payload(outputs, call);
        } finally {
            feeds.forEach(feed -> buffers.giveBack(feed.buffer()));
        }
    }

    /** The classes, if the model answers their probabilities. */
    @Override
    public List<String> classNames() {
        return answers.classNames();
    }

    @Override
    public ModelMetadata metadata() {
        Signature signature = session.signature();
        return new ModelMetadata(
                name,
                List.of(),
                PLATFORM,
                described(signature.inputs()),
                described(signature.outputs()),
                Map.copyOf(signature.facts()));
    }

    private static List<MessageMetadata> described(List<Slot> slots) {
        return slots.stream()
                .map(slot -> MessageMetadata.of(slot.name(), slot.type().name(), slot.shape()))
                .toList();
    }

    @Override
    public void close() {
        session.close();
    }
}

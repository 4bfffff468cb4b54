package org.primeradiant.oip;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.json.HeapUse;
import org.primeradiant.protobuf.ProtoState;

/** Parse state of a {@code ModelInferRequest}. */
final class ModelInferState implements ProtoState {
    /** Heap bytes of the parse state of an input, its shape and its parameters. */
    private static final int INPUT = 6 * HeapUse.OBJECT;

    private final HeapUse use;
    private final ParametersState parameters;
    private final List<InferInputState> inputs = new ArrayList<>(2);
    private final List<RequestedOutput> outputs = new ArrayList<>(0);
    private final List<ByteBuffer> raw = new ArrayList<>(0);
    private String model = "";
    private String version = "";
    private String id = "";

    ModelInferState(HeapUse use) {
        this.use = use;
        this.parameters = new ParametersState(use);
    }

    @Override
    public boolean field(int tag, CodedInputStream in) throws IOException {
        switch (tag) {
            case InferTags.REQUEST_MODEL -> model = ProtoState.readText(in, use);
            case InferTags.REQUEST_VERSION -> version = ProtoState.readText(in, use);
            case InferTags.REQUEST_ID -> id = ProtoState.readText(in, use);
            case InferTags.REQUEST_PARAMETERS -> parameters.read(in);
            case InferTags.REQUEST_INPUTS -> addInput(in);
            case InferTags.REQUEST_OUTPUTS -> addOutput(in);
            case InferTags.REQUEST_RAW -> addRaw(in.readByteBuffer());
            default -> {
                return false;
            }
        }
        return true;
    }

    private void addInput(CodedInputStream in) throws IOException {
        use.add(INPUT);
        InferInputState input = new InferInputState(use);
        ProtoState.readEmbedded(in, input);
        inputs.add(input);
    }

    private void addOutput(CodedInputStream in) throws IOException {
        use.add(HeapUse.OBJECT + HeapUse.SLOT);
        Output output = new Output();
        ProtoState.readEmbedded(in, output);
        if (output.name.isEmpty()) {
            throw bad("a requested output must have a name");
        }
        outputs.add(new RequestedOutput(output.name, output.parameters.parameters()));
    }

    private void addRaw(ByteBuffer bytes) {
        use.add(HeapUse.OBJECT + HeapUse.SLOT);
        raw.add(bytes);
    }

    /** The id, as far as it has been read. */
    String id() {
        return id;
    }

    /**
     * The request, once everything has been read.
     *
     * @throws SeldonException if it makes no sense
     * @throws IOException if elements are not valid protobuf
     */
    ModelInferRequest request() throws IOException {
        if (!raw.isEmpty() && raw.size() != inputs.size()) {
            throw bad("raw_input_contents must have one element for each of the " + inputs.size() + " inputs, got "
                    + raw.size());
        }
        checkNames();
        List<NamedTensor> tensors = new ArrayList<>(inputs.size());
        for (int i = 0; i < inputs.size(); i++) {
            InferInputState input = inputs.get(i);
            tensors.add(raw.isEmpty() ? input.typed() : input.raw(raw.get(i)));
        }
        InferRequest request = new InferRequest(
                id,
                parameters.parameters(),
                Collections.unmodifiableList(tensors),
                Collections.unmodifiableList(outputs));
        return new ModelInferRequest(model, version, !raw.isEmpty(), request);
    }

    private void checkNames() {
        Set<String> names = inputs.size() > 1 ? new HashSet<>() : Set.of();
        for (InferInputState input : inputs) {
            use.add(HeapUse.MEMBER);
            if (input.name().isEmpty()) {
                throw bad("an input must have a name");
            }
            if (inputs.size() > 1 && !names.add(input.name())) {
                throw bad(Labels.repeated(input.label()));
            }
        }
    }

    private static SeldonException bad(String text) {
        return new SeldonException(Reason.BAD_DATA, text);
    }

    private final class Output implements ProtoState {
        private final ParametersState parameters = new ParametersState(use);
        private String name = "";

        @Override
        public boolean field(int tag, CodedInputStream in) throws IOException {
            switch (tag) {
                case InferTags.REQUESTED_NAME -> name = ProtoState.readText(in, use);
                case InferTags.REQUESTED_PARAMETERS -> parameters.read(in);
                default -> {
                    return false;
                }
            }
            return true;
        }
    }
}

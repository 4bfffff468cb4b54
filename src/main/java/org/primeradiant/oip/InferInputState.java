package org.primeradiant.oip;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.json.HeapUse;
import org.primeradiant.protobuf.ProtoState;

/** Parse state of an {@code InferInputTensor}. Its elements wait as bytes until its datatype and shape are known. */
final class InferInputState implements ProtoState {
    private final HeapUse use;
    private final ParametersState parameters;
    private final ShapeState shape = new ShapeState();
    private final TypedContents contents;
    private String name = "";
    private String datatype = "";

    InferInputState(HeapUse use) {
        this.use = use;
        this.parameters = new ParametersState(use);
        this.contents = new TypedContents(use);
    }

    @Override
    public boolean field(int tag, CodedInputStream in) throws IOException {
        switch (tag) {
            case InferTags.TENSOR_NAME -> name = ProtoState.readText(in, use);
            case InferTags.TENSOR_DATATYPE -> datatype = ProtoState.readText(in, use);
            case InferTags.TENSOR_SHAPE -> shape.add(in.readInt64());
            case InferTags.TENSOR_SHAPE_PACKED -> shape.readPacked(in);
            case InferTags.TENSOR_PARAMETERS -> parameters.read(in);
            case InferTags.TENSOR_CONTENTS -> contents.add(in.readByteBuffer());
            default -> {
                return false;
            }
        }
        return true;
    }

    String name() {
        return name;
    }

    /** What errors call it. */
    Label label() {
        return new Label("input", name);
    }

    /** The tensor with elements of its own. */
    NamedTensor typed() throws IOException {
        Datatype type = datatype();
        int count = count();
        contents.survey();
        return tensor(type, contents.read(type, count, label(), shape));
    }

    /** The tensor with elements in raw contents. */
    NamedTensor raw(ByteBuffer bytes) throws IOException {
        Datatype type = datatype();
        int count = count();
        contents.survey();
        if (!contents.isEmpty()) {
            throw new SeldonException(
                    Reason.BAD_DATA, label() + " may not have contents, as the request has raw_input_contents");
        }
        int from = bytes.arrayOffset() + bytes.position();
        return tensor(
                type, BinaryElements.read(type, bytes.array(), from, bytes.remaining(), count, use::add, label()));
    }

    private NamedTensor tensor(Datatype type, Object array) {
        return new NamedTensor(name, type, shape.shape(), array, parameters.parameters());
    }

    private Datatype datatype() {
        return Datatype.of(datatype, label());
    }

    private int count() {
        return Shapes.count(shape.shape(), use.mostUnsent(), label());
    }
}

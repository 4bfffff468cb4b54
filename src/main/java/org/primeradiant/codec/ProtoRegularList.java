package org.primeradiant.codec;

import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import org.primeradiant.api.ElementType;
import org.primeradiant.api.Reason;
import org.primeradiant.api.Tensor;
import org.primeradiant.protobuf.ProtoBody;

/** A tensor of numbers or booleans as the body of a {@code ListValue}; its size follows from the shape. */
final class ProtoRegularList implements ProtoBody {
    private final Tensor tensor;
    private final int[] shape;
    // Sizes in bytes of one list of each level, without its tag and length.
    private final int[] listSizes;

    ProtoRegularList(Tensor tensor) {
        this.tensor = tensor;
        this.shape = dimensions(tensor);
        this.listSizes = new int[shape.length];
        long elementSize = tensor.type() == ElementType.BOOLEAN ? ProtoBlock.BOOLEAN_SIZE : ProtoNumbers.STRIDE;
        for (int level = shape.length - 1; level >= 0; level--) {
            listSizes[level] = ProtoBody.checkedSize(shape[level] * elementSize);
            elementSize = ProtoBody.fieldSize(ProtoBody.fieldSize(listSizes[level]));
        }
    }

    /**
     * Returns the tensor's shape; {1} for a tensor without dimensions, which neither a list nor the readers of a
     * {@code tensor} can represent.
     */
    static int[] dimensions(Tensor tensor) {
        if (tensor.rank() > ProtoLimits.DEPTH) {
            throw ProtoLimits.tooDeep(Reason.INTERNAL_ERROR, "a tensor");
        }
        return tensor.rank() == 0 ? new int[] {1} : tensor.shape();
    }

    @Override
    public int size() {
        return listSizes[0];
    }

    @Override
    public void write(CodedOutputStream out) throws IOException {
        ProtoBlock block = new ProtoBlock(out, size());
        writeList(0, 0, block);
        block.flush();
    }

    // The lists of one level are numbered consecutively. All have the same length, so the number gives the
    // first element.
    private void writeList(int level, int list, ProtoBlock block) throws IOException {
        int first = list * shape[level];
        if (level == shape.length - 1) {
            block.addElements(tensor, first, shape[level]);
            return;
        }
        for (int i = first; i < first + shape[level]; i++) {
            block.addHead(listSizes[level + 1]);
            writeList(level + 1, i, block);
        }
    }
}

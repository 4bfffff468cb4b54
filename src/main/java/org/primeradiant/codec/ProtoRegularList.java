package org.primeradiant.codec;

import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import org.primeradiant.api.ElementType;
import org.primeradiant.api.Reason;
import org.primeradiant.api.Tensor;

/** A tensor of numbers or truth values as the body of a {@code ListValue}: its size is arithmetic. */
final class ProtoRegularList implements ProtoBody {
    private final Tensor tensor;
    private final int[] shape;
    // Of one list of each level, without its tag and length.
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
     * The tensor's shape; {1} for one without dimensions, because neither a list nor the readers of a {@code tensor} know
     * such a thing.
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

    // The lists of one level are numbered through; all are equally long, so the number tells the first element.
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

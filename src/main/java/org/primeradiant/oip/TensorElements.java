package org.primeradiant.oip;

import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.primeradiant.protobuf.ProtoBody;

/** The elements of a tensor one after the other, little-endian, as raw contents and packed numbers of fixed size. */
final class TensorElements implements ProtoBody {
    private final NamedTensor tensor;
    private final int size;

    TensorElements(NamedTensor tensor) {
        this.tensor = tensor;
        this.size = ProtoBody.checkedSize(BinaryElements.size(tensor));
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void write(CodedOutputStream out) throws IOException {
        BinaryElements.write(tensor, new Target(out));
    }

    /** The stream as an {@link OutputStream}, which it is not. */
    private static final class Target extends OutputStream {
        private final CodedOutputStream out;

        Target(CodedOutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            out.writeRawByte(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }
    }
}

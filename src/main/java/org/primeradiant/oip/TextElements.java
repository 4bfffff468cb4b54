package org.primeradiant.oip;

import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import org.primeradiant.protobuf.ProtoBody;

/** The texts or byte strings of a tensor, each as a field of its own. */
final class TextElements implements ProtoBody {
    private final Object array;
    private final int size;

    TextElements(NamedTensor tensor) {
        this.array = tensor.array();
        this.size = ProtoBody.checkedSize(measure());
    }

    private long measure() {
        long bytes = 0;
        if (array instanceof byte[][] byteStrings) {
            for (byte[] element : byteStrings) {
                bytes += ProtoBody.fieldSize(element.length);
            }
        } else {
            for (String element : (String[]) array) {
                bytes += 1 + CodedOutputStream.computeStringSizeNoTag(element);
            }
        }
        return bytes;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void write(CodedOutputStream out) throws IOException {
        int tag = ContentsField.BYTES_CONTENTS.tag();
        if (array instanceof byte[][] byteStrings) {
            for (byte[] element : byteStrings) {
                out.writeRawByte(tag);
                out.writeByteArrayNoTag(element);
            }
        } else {
            for (String element : (String[]) array) {
                out.writeRawByte(tag);
                out.writeStringNoTag(element);
            }
        }
    }
}

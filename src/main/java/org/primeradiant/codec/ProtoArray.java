package org.primeradiant.codec;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import org.primeradiant.api.Form;
import org.primeradiant.api.Tensor;
import org.primeradiant.json.HeapUse;

/** Parse state of one case of the {@code data_oneof} of {@code DefaultData}. Reading it again merges. */
interface ProtoArray {
    /** Reads one occurrence, beginning with its length. */
    void read(CodedInputStream in) throws IOException;

    Tensor tensor();

    Form form();

    static ProtoArray of(int tag, HeapUse use) {
        return switch (tag) {
            case ProtoTags.DATA_TENSOR -> new ProtoTensorState(use);
            case ProtoTags.DATA_TFTENSOR -> new ProtoTfTensorState(use);
            default -> new ProtoNdarrayState(use);
        };
    }
}

package org.primeradiant.codec;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.primeradiant.api.Data;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Tensor;
import org.primeradiant.json.HeapUse;
import org.primeradiant.protobuf.ProtoState;

/** Parse state of a {@code DefaultData}. Without any of the three arrays it is an empty ndarray. */
final class ProtoDataState implements ProtoPayload, ProtoState {
    private final HeapUse use;
    private List<String> names = List.of();
    private ProtoArray array;
    private int arrayTag = ProtoTags.DATA_NDARRAY;

    ProtoDataState(HeapUse use) {
        this.use = use;
        this.array = new ProtoNdarrayState(use);
    }

    @Override
    public void read(CodedInputStream in) throws IOException {
        ProtoState.readEmbedded(in, this);
    }

    @Override
    public boolean field(int tag, CodedInputStream in) throws IOException {
        switch (tag) {
            case ProtoTags.DATA_NAMES -> readName(in);
            case ProtoTags.DATA_TENSOR, ProtoTags.DATA_NDARRAY, ProtoTags.DATA_TFTENSOR -> readArray(tag, in);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void readName(CodedInputStream in) throws IOException {
        if (names.isEmpty()) {
            names = new ArrayList<>();
        }
        use.add(HeapUse.SLOT);
        names.add(ProtoState.readText(in, use));
    }

    private void readArray(int tag, CodedInputStream in) throws IOException {
        if (tag != arrayTag) {
            // Another case of the oneof discards the earlier one.
            array = ProtoArray.of(tag, use);
            arrayTag = tag;
        }
        array.read(in);
    }

    @Override
    public Payload payload() {
        Tensor tensor = array.tensor();
        use.addRows(tensor);
        return new Data(tensor, names, array.form());
    }
}

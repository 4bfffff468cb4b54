package org.primeradiant.codec;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.primeradiant.api.Data;
import org.primeradiant.api.Payload;

/** A {@code DefaultData} while it is read. With none of the three arrays it is an empty ndarray. */
final class ProtoDataState implements ProtoPayload, ProtoState {
    private List<String> names = List.of();
    private ProtoArray array = new ProtoNdarrayState();
    private int arrayTag = ProtoTags.DATA_NDARRAY;

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
        names.add(in.readStringRequireUtf8());
    }

    private void readArray(int tag, CodedInputStream in) throws IOException {
        if (tag != arrayTag) {
            // Another case of the oneof: what was read of the earlier one no longer counts.
            array = ProtoArray.of(tag);
            arrayTag = tag;
        }
        array.read(in);
    }

    @Override
    public Payload payload() {
        return new Data(array.tensor(), names, array.form());
    }
}

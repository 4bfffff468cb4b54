package org.primeradiant.codec;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import org.primeradiant.api.Meta;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.json.HeapUse;
import org.primeradiant.protobuf.ProtoState;

/** Parse state of a {@code SeldonMessage}. */
final class ProtoMessageState implements ProtoState {
    private final ProtoStatusState status;
    private final ProtoMetaState meta;
    private final HeapUse use;
    private boolean hasMeta;
    private ProtoPayload payload = ProtoPayload.NONE;
    private int payloadTag;

    ProtoMessageState(HeapUse use) {
        use.add(MessageReader.HEAP_BYTES);
        this.use = use;
        this.status = new ProtoStatusState(use);
        this.meta = new ProtoMetaState(use);
    }

    @Override
    public boolean field(int tag, CodedInputStream in) throws IOException {
        switch (tag) {
            case ProtoTags.MESSAGE_STATUS -> ProtoState.readEmbedded(in, status);
            case ProtoTags.MESSAGE_META -> {
                hasMeta = true;
                ProtoState.readEmbedded(in, meta);
            }
            case ProtoTags.MESSAGE_DATA,
                    ProtoTags.MESSAGE_BIN_DATA,
                    ProtoTags.MESSAGE_STR_DATA,
                    ProtoTags.MESSAGE_JSON_DATA,
                    ProtoTags.MESSAGE_CUSTOM_DATA -> readPayload(tag, in);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void readPayload(int tag, CodedInputStream in) throws IOException {
        if (tag != payloadTag) {
            // Another case of the oneof discards the earlier one.
            payload = ProtoPayload.of(tag, use);
            payloadTag = tag;
        }
        payload.read(in);
    }

    SeldonMessage message() {
        return new SeldonMessage(status.status(), hasMeta ? meta.meta() : Meta.ABSENT, payload.payload());
    }
}

package org.primeradiant.codec;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import org.primeradiant.api.Status;
import org.primeradiant.json.HeapUse;
import org.primeradiant.protobuf.ProtoState;

/** Parse state of a {@code Status}. */
final class ProtoStatusState implements ProtoState {
    private static final Status.Flag[] FLAGS = Status.Flag.values();

    private final HeapUse use;
    private int code;
    private String info = "";
    private String reason = "";
    private Status.Flag flag = Status.Flag.SUCCESS;
    private boolean isEmpty = true;

    ProtoStatusState(HeapUse use) {
        this.use = use;
    }

    @Override
    public boolean field(int tag, CodedInputStream in) throws IOException {
        switch (tag) {
            case ProtoTags.STATUS_CODE -> code = in.readInt32();
            case ProtoTags.STATUS_INFO -> info = ProtoState.readText(in, use);
            case ProtoTags.STATUS_REASON -> reason = ProtoState.readText(in, use);
            case ProtoTags.STATUS_FLAG -> flag = flag(in.readEnum());
            default -> {
                return false;
            }
        }
        isEmpty = false;
        return true;
    }

    private static Status.Flag flag(int number) {
        if (number < 0 || number >= FLAGS.length) {
            throw ProtoLimits.badData("status.status must be 0 or 1, got " + number);
        }
        return FLAGS[number];
    }

    Status status() {
        return isEmpty ? Status.NONE : new Status(code, info, reason, flag);
    }
}

package org.primeradiant.codec;

import com.google.protobuf.Any;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.ExtensionRegistryLite;
import java.io.IOException;
import org.primeradiant.api.Bytes;
import org.primeradiant.api.Custom;
import org.primeradiant.api.Json;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Text;
import org.primeradiant.json.Allowance;
import org.primeradiant.json.HeapUse;
import org.primeradiant.protobuf.ProtoState;

/** Parse state of one case of a message's {@code data_oneof}. Reading it again merges embedded messages. */
interface ProtoPayload {
    /** The case of a message without payload; shared by all messages, because nothing is ever read into it. */
    ProtoPayload NONE = new StrData(new HeapUse(Allowance.UNLIMITED, 0));

    /** Reads one occurrence, beginning with its length. */
    void read(CodedInputStream in) throws IOException;

    Payload payload();

    static ProtoPayload of(int tag, HeapUse use) {
        return switch (tag) {
            case ProtoTags.MESSAGE_DATA -> new ProtoDataState(use);
            case ProtoTags.MESSAGE_JSON_DATA -> new JsonData(use);
            case ProtoTags.MESSAGE_CUSTOM_DATA -> new CustomData(use);
            case ProtoTags.MESSAGE_BIN_DATA -> new BinData(use);
            default -> new StrData(use);
        };
    }

    /** {@code binData}. */
    final class BinData implements ProtoPayload {
        private final HeapUse use;
        private Payload value = Payload.NONE;

        BinData(HeapUse use) {
            this.use = use;
        }

        @Override
        public void read(CodedInputStream in) throws IOException {
            byte[] bytes = in.readByteArray();
            use.add(bytes.length);
            value = Bytes.wrap(bytes);
        }

        @Override
        public Payload payload() {
            return value;
        }
    }

    /** {@code strData}. */
    final class StrData implements ProtoPayload {
        private final HeapUse use;
        private Payload value = Payload.NONE;

        StrData(HeapUse use) {
            this.use = use;
        }

        @Override
        public void read(CodedInputStream in) throws IOException {
            value = new Text(ProtoState.readText(in, use));
        }

        @Override
        public Payload payload() {
            return value;
        }
    }

    /** {@code jsonData}. */
    final class JsonData implements ProtoPayload {
        private final ProtoValueState value;

        JsonData(HeapUse use) {
            this.value = new ProtoValueState("jsonData", 0, use);
        }

        @Override
        public void read(CodedInputStream in) throws IOException {
            ProtoState.readEmbedded(in, value);
        }

        @Override
        public Payload payload() {
            return new Json(value.json());
        }
    }

    /** {@code customData}. */
    final class CustomData implements ProtoPayload {
        /** Heap bytes per byte of a message that a component takes as its own object. */
        private static final int UNPACKED = 16;

        private final HeapUse use;
        private final Any.Builder value = Any.newBuilder();

        CustomData(HeapUse use) {
            this.use = use;
        }

        @Override
        public void read(CodedInputStream in) throws IOException {
            in.readMessage(value, ExtensionRegistryLite.getEmptyRegistry());
            use.add((long) UNPACKED * value.getValue().size());
        }

        @Override
        public Payload payload() {
            return new Custom(value.build());
        }
    }
}

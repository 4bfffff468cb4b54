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

/** One case of a message's {@code data_oneof} while it is read. Reading it again merges embedded messages. */
interface ProtoPayload {
    /** The case of a message without payload; never read, so that all messages can share it. */
    ProtoPayload NONE = new StrData();

    /** Reads one occurrence, from its length on. */
    void read(CodedInputStream in) throws IOException;

    Payload payload();

    static ProtoPayload of(int tag) {
        return switch (tag) {
            case ProtoTags.MESSAGE_DATA -> new ProtoDataState();
            case ProtoTags.MESSAGE_JSON_DATA -> new JsonData();
            case ProtoTags.MESSAGE_CUSTOM_DATA -> new CustomData();
            case ProtoTags.MESSAGE_BIN_DATA -> new BinData();
            default -> new StrData();
        };
    }

    /** {@code binData}. */
    final class BinData implements ProtoPayload {
        private Payload value = Payload.NONE;

        @Override
        public void read(CodedInputStream in) throws IOException {
            value = Bytes.wrap(in.readByteArray());
        }

        @Override
        public Payload payload() {
            return value;
        }
    }

    /** {@code strData}. */
    final class StrData implements ProtoPayload {
        private Payload value = Payload.NONE;

        @Override
        public void read(CodedInputStream in) throws IOException {
            value = new Text(in.readStringRequireUtf8());
        }

        @Override
        public Payload payload() {
            return value;
        }
    }

    /** {@code jsonData}. */
    final class JsonData implements ProtoPayload {
        private final ProtoValueState value = new ProtoValueState("jsonData", 0);

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
        private final Any.Builder value = Any.newBuilder();

        @Override
        public void read(CodedInputStream in) throws IOException {
            in.readMessage(value, ExtensionRegistryLite.getEmptyRegistry());
        }

        @Override
        public Payload payload() {
            return new Custom(value.build());
        }
    }
}

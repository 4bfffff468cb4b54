package org.primeradiant.codec;

import com.google.protobuf.CodedInputStream;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.primeradiant.json.HeapUse;
import org.primeradiant.protobuf.ProtoState;

/** Parse state of a map entry: on the wire, a message with a key and a value, either of which may be missing. */
abstract class ProtoEntry<V> implements ProtoState {
    private final HeapUse use;
    private String key = "";

    private ProtoEntry(HeapUse use) {
        use.add(HeapUse.MEMBER);
        this.use = use;
    }

    /** Reads an entry and adds it to the map, or to a new map if the given one is empty; returns that map. */
    static <V> Map<String, V> with(Map<String, V> map, CodedInputStream in, ProtoEntry<V> entry) throws IOException {
        Map<String, V> grown = map.isEmpty() ? new HashMap<>() : map;
        ProtoState.readEmbedded(in, entry);
        grown.put(entry.key(), entry.value());
        return grown;
    }

    @Override
    public boolean field(int tag, CodedInputStream in) throws IOException {
        if (tag != ProtoTags.ENTRY_KEY) {
            return valueField(tag, in);
        }
        key = ProtoState.readText(in, use);
        return true;
    }

    abstract boolean valueField(int tag, CodedInputStream in) throws IOException;

    String key() {
        return key;
    }

    abstract V value();

    /** An entry of {@code map<string, string>}. */
    static final class OfText extends ProtoEntry<String> {
        private final HeapUse use;
        private String value = "";

        OfText(HeapUse use) {
            super(use);
            this.use = use;
        }

        @Override
        boolean valueField(int tag, CodedInputStream in) throws IOException {
            if (tag != ProtoTags.ENTRY_TEXT) {
                return false;
            }
            value = ProtoState.readText(in, use);
            return true;
        }

        @Override
        String value() {
            return value;
        }
    }

    /** An entry of {@code map<string, int32>}. */
    static final class OfNumber extends ProtoEntry<Integer> {
        private int value;

        OfNumber(HeapUse use) {
            super(use);
        }

        @Override
        boolean valueField(int tag, CodedInputStream in) throws IOException {
            if (tag != ProtoTags.ENTRY_NUMBER) {
                return false;
            }
            value = in.readInt32();
            return true;
        }

        @Override
        Integer value() {
            return value;
        }
    }

    /** An entry of {@code map<string, google.protobuf.Value>}. */
    static final class OfJson extends ProtoEntry<JsonValue> {
        private final ProtoValueState value;

        OfJson(String where, HeapUse use) {
            this(new ProtoValueState(where, 0, use), use);
        }

        OfJson(ProtoValueState value, HeapUse use) {
            super(use);
            this.value = value;
        }

        @Override
        boolean valueField(int tag, CodedInputStream in) throws IOException {
            if (tag != ProtoTags.ENTRY_MESSAGE) {
                return false;
            }
            ProtoState.readEmbedded(in, value);
            return true;
        }

        @Override
        JsonValue value() {
            return value.json();
        }
    }
}

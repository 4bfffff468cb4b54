package org.primeradiant.oip;

import com.google.protobuf.CodedInputStream;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.primeradiant.json.HeapUse;
import org.primeradiant.json.NonFinite;
import org.primeradiant.protobuf.ProtoState;

/** Parse state of a map of {@code InferParameter}s. The last entry of a name counts; one without a value removes it. */
final class ParametersState {
    private static final JsonProvider JSON = JsonProvider.provider();

    private final HeapUse use;
    private Map<String, JsonValue> parameters = Map.of();

    ParametersState(HeapUse use) {
        this.use = use;
    }

    /** Reads one entry, beginning with its length. */
    void read(CodedInputStream in) throws IOException {
        use.add(HeapUse.MEMBER);
        Entry entry = new Entry();
        ProtoState.readEmbedded(in, entry);
        if (parameters.isEmpty()) {
            parameters = new LinkedHashMap<>();
        }
        if (entry.value == JsonValue.NULL) {
            parameters.remove(entry.key);
        } else {
            parameters.put(entry.key, entry.value);
        }
    }

    Map<String, JsonValue> parameters() {
        return parameters.isEmpty() ? Map.of() : Collections.unmodifiableMap(parameters);
    }

    private final class Entry implements ProtoState {
        private String key = "";
        /** JSON's null as long as the entry has no value. */
        private JsonValue value = JsonValue.NULL;

        @Override
        public boolean field(int tag, CodedInputStream in) throws IOException {
            switch (tag) {
                case InferTags.ENTRY_KEY -> key = ProtoState.readText(in, use);
                case InferTags.ENTRY_VALUE -> ProtoState.readEmbedded(in, this::parameter);
                default -> {
                    return false;
                }
            }
            return true;
        }

        private boolean parameter(int tag, CodedInputStream in) throws IOException {
            switch (tag) {
                case InferTags.PARAMETER_BOOL -> value = in.readBool() ? JsonValue.TRUE : JsonValue.FALSE;
                case InferTags.PARAMETER_INT64 -> value = number(in.readInt64());
                case InferTags.PARAMETER_STRING -> value = JSON.createValue(ProtoState.readText(in, use));
                case InferTags.PARAMETER_DOUBLE -> value = number(in.readDouble());
                case InferTags.PARAMETER_UINT64 -> value = unsigned(in.readUInt64());
                default -> {
                    return false;
                }
            }
            return true;
        }

        private JsonValue number(long number) {
            use.add(HeapUse.JSON_NUMBER);
            return JSON.createValue(number);
        }

        private JsonValue number(double number) {
            use.add(HeapUse.JSON_NUMBER);
            return Double.isFinite(number) ? JSON.createValue(BigDecimal.valueOf(number)) : new NonFinite(number);
        }

        private JsonValue unsigned(long bits) {
            if (bits >= 0) {
                return number(bits);
            }
            use.add(HeapUse.JSON_NUMBER);
            return JSON.createValue(new BigInteger(Long.toUnsignedString(bits)));
        }
    }
}

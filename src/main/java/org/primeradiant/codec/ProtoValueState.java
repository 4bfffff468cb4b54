package org.primeradiant.codec;

import com.google.protobuf.CodedInputStream;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.math.BigDecimal;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.json.HeapUse;
import org.primeradiant.json.NonFinite;
import org.primeradiant.protobuf.ProtoState;

/**
 * Parse state of a {@code google.protobuf.Value} that becomes a JSON value.
 *
 * <p>Numbers keep a decimal point ({@code 1.0}), because the wire has only doubles and the sender's language prints
 * them that way; the sign of -0.0 is lost, because JSON-P's numbers are decimals.
 */
class ProtoValueState implements ProtoState {
    // Json.createValue and similar methods look up their provider on every call.
    private static final JsonProvider JSON = JsonProvider.provider();

    // Placeholders until a list or an object begins; nothing is ever added to them.
    private static final JsonArrayBuilder NO_LIST = JSON.createArrayBuilder();
    private static final JsonObjectBuilder NO_STRUCT = JSON.createObjectBuilder();

    private final String where;
    private final int depth;
    private final HeapUse use;
    private JsonValue scalar = JsonValue.NULL;
    private JsonArrayBuilder list = NO_LIST;
    private JsonObjectBuilder struct = NO_STRUCT;
    private int kind = ProtoTags.VALUE_NULL;

    /**
     * Creates the state of a value without fields, which is null. NaN and the infinities are refused.
     *
     * @param where the field's path, for errors
     * @param depth levels of lists and objects around the value
     */
    ProtoValueState(String where, int depth, HeapUse use) {
        this.use = use;
        this.where = where;
        this.depth = depth;
    }

    /** The state of a value inside this one. */
    ProtoValueState nested(int innerDepth) {
        return new ProtoValueState(where, innerDepth, use);
    }

    /**
     * The JSON value of a number that is not finite.
     *
     * @throws SeldonException {@link Reason#BAD_DATA} if there is none
     */
    JsonValue notFinite(double value) {
        throw ProtoLimits.badData(where + " contains a number that JSON cannot represent: NaN or infinity");
    }

    @Override
    public boolean field(int tag, CodedInputStream in) throws IOException {
        switch (tag) {
            case ProtoTags.VALUE_NULL -> readNull(in);
            case ProtoTags.VALUE_NUMBER -> scalar = number(in.readDouble());
            case ProtoTags.VALUE_STRING -> scalar = JSON.createValue(ProtoState.readText(in, use));
            case ProtoTags.VALUE_BOOL -> scalar = in.readBool() ? JsonValue.TRUE : JsonValue.FALSE;
            case ProtoTags.VALUE_STRUCT -> readStruct(in);
            case ProtoTags.VALUE_LIST -> readList(in);
            default -> {
                return false;
            }
        }
        kind = tag;
        return true;
    }

    private void readNull(CodedInputStream in) throws IOException {
        in.readEnum();
        scalar = JsonValue.NULL;
    }

    private JsonValue number(double value) {
        use.add(HeapUse.JSON_NUMBER);
        return Double.isFinite(value) ? JSON.createValue(BigDecimal.valueOf(value)) : notFinite(value);
    }

    private void readList(CodedInputStream in) throws IOException {
        if (kind != ProtoTags.VALUE_LIST) {
            use.add(HeapUse.JSON_CONTAINER);
            list = JSON.createArrayBuilder();
        }
        int inner = deeper();
        ProtoState.readEmbedded(in, (tag, stream) -> {
            if (tag != ProtoTags.LIST_VALUES) {
                return false;
            }
            use.add(2 * HeapUse.SLOT);
            ProtoValueState element = nested(inner);
            ProtoState.readEmbedded(stream, element);
            list.add(element.json());
            return true;
        });
    }

    private void readStruct(CodedInputStream in) throws IOException {
        if (kind != ProtoTags.VALUE_STRUCT) {
            use.add(HeapUse.JSON_CONTAINER);
            struct = JSON.createObjectBuilder();
        }
        int inner = deeper();
        ProtoState.readEmbedded(in, (tag, stream) -> {
            if (tag != ProtoTags.STRUCT_FIELDS) {
                return false;
            }
            ProtoEntry.OfJson entry = new ProtoEntry.OfJson(nested(inner), use);
            ProtoState.readEmbedded(stream, entry);
            struct.add(entry.key(), entry.value());
            return true;
        });
    }

    private int deeper() {
        if (depth >= ProtoLimits.DEPTH) {
            throw ProtoLimits.tooDeep(Reason.BAD_DATA, where);
        }
        return depth + 1;
    }

    JsonValue json() {
        return switch (kind) {
            case ProtoTags.VALUE_LIST -> list.build();
            case ProtoTags.VALUE_STRUCT -> struct.build();
            default -> scalar;
        };
    }

    /** The state of an element of {@code data}, in which NaN and the infinities become {@link NonFinite}. */
    static final class OfElement extends ProtoValueState {
        OfElement(String where, int depth, HeapUse use) {
            super(where, depth, use);
        }

        @Override
        ProtoValueState nested(int innerDepth) {
            return new OfElement(super.where, innerDepth, super.use);
        }

        @Override
        JsonValue notFinite(double value) {
            return new NonFinite(value);
        }
    }
}

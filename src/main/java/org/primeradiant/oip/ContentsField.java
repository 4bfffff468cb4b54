package org.primeradiant.oip;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The fields of {@code InferTensorContents}, in the order of their numbers, with the datatypes they are for. */
enum ContentsField {
    BOOL_CONTENTS(InferTags.VARINT, Datatype.BOOL),
    INT_CONTENTS(InferTags.VARINT, Datatype.INT8, Datatype.INT16, Datatype.INT32),
    INT64_CONTENTS(InferTags.VARINT, Datatype.INT64),
    UINT_CONTENTS(InferTags.VARINT, Datatype.UINT8, Datatype.UINT16, Datatype.UINT32),
    UINT64_CONTENTS(InferTags.VARINT, Datatype.UINT64),
    FP32_CONTENTS(InferTags.FIXED32, Datatype.FP32),
    FP64_CONTENTS(InferTags.FIXED64, Datatype.FP64),
    BYTES_CONTENTS(InferTags.BYTES, Datatype.BYTES);

    private static final ContentsField[] FIELDS = values();
    private static final Map<Datatype, ContentsField> BY_DATATYPE = new EnumMap<>(Datatype.class);

    static {
        for (ContentsField field : FIELDS) {
            field.datatypes.forEach(datatype -> BY_DATATYPE.put(datatype, field));
        }
    }

    private final int wireType;
    private final Set<Datatype> datatypes;

    ContentsField(int wireType, Datatype first, Datatype... others) {
        this.wireType = wireType;
        this.datatypes = EnumSet.of(first, others);
    }

    /** Whether a datatype has a field; FP16 and BF16 have none, and can only be sent as raw contents. */
    static boolean isFor(Datatype datatype) {
        return BY_DATATYPE.containsKey(datatype);
    }

    /** The field of a datatype that has one. */
    static ContentsField of(Datatype datatype) {
        return BY_DATATYPE.get(datatype);
    }

    static int count() {
        return FIELDS.length;
    }

    /** The field whose ordinal this is. */
    static ContentsField at(int ordinal) {
        return FIELDS[ordinal];
    }

    /** Tag of one element. */
    int tag() {
        return ordinal() + 1 << 3 | wireType;
    }

    /** Tag of elements in a row; equals {@link #tag()} if they cannot be packed. */
    int packedTag() {
        return ordinal() + 1 << 3 | InferTags.BYTES;
    }

    /** Size of an element in bytes if all have the same, else 0. */
    int elementSize() {
        return switch (wireType) {
            case InferTags.FIXED32 -> Integer.BYTES;
            case InferTags.FIXED64 -> Long.BYTES;
            default -> 0;
        };
    }

    /** The field's name in the proto file. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

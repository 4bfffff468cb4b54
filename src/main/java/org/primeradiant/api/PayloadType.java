package org.primeradiant.api;

/** The kinds of payload. */
public enum PayloadType {
    /** {@link Data}. */
    DATA("data"),
    /** {@link Text}. */
    TEXT("strData"),
    /** {@link Bytes}. */
    BYTES("binData"),
    /** {@link Json}. */
    JSON("jsonData"),
    /** {@link Custom}. */
    CUSTOM("customData"),
    /** {@link Tensors}, which Seldon's messages carry as {@code data} or {@code jsonData}. */
    TENSORS("tensors"),
    /** {@link None}, which has no field. */
    NONE("nothing");

    private final String field;

    PayloadType(String field) {
        this.field = field;
    }

    /**
     * Name of the field in the wire format's {@code data_oneof}, such as {@code strData}; {@code nothing} for {@link
     * #NONE}, and {@code tensors} for {@link #TENSORS}, which have no field of their own.
     */
    public String field() {
        return field;
    }
}

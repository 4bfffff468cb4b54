package org.primeradiant.onnx;

/** The element types of inputs and outputs, named as the V2 inference protocol names them. */
public enum DataType {
    /** {@code float}. */
    FP32(4),
    /** {@code double}. */
    FP64(8),
    /** Half precision; fed and answered as {@code float}. */
    FP16(4),
    /** Single precision without the lower 16 bits; fed and answered as {@code float}. */
    BF16(4),
    /** Signed, 8 bits. */
    INT8(1),
    /** Signed, 16 bits. */
    INT16(2),
    /** Signed, 32 bits. */
    INT32(4),
    /** Signed, 64 bits. */
    INT64(8),
    /** Unsigned, 8 bits. */
    UINT8(1),
    /** Unsigned, 16 bits. Only an output: the library's Java API cannot make such a tensor. */
    UINT16(2),
    /** Unsigned, 32 bits. Only an output, like {@link #UINT16}. */
    UINT32(4),
    /** True or false, in one byte. */
    BOOL(1),
    /** Strings. */
    BYTES(0);

    private final int size;

    DataType(int size) {
        this.size = size;
    }

    /** Bytes of an element in the buffer of a {@link Feed}; 0 for strings, which have no buffer. */
    int size() {
        return size;
    }
}

package org.primeradiant.oip;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.primeradiant.api.ElementType;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/**
 * The datatypes of tensors, with the arrays that hold their elements. Unsigned integers are held in the next larger
 * type. Values of {@link #UINT64} are in a {@code long[]} if all of them fit, else in a {@code JsonValue[]} of exact
 * numbers; those of {@link #BYTES} in a {@code String[]} if all of them are UTF-8, else in a {@code byte[][]}.
 */
public enum Datatype {
    BOOL(1, ElementType.BOOLEAN),
    UINT8(1, ElementType.INT),
    UINT16(2, ElementType.INT),
    UINT32(4, ElementType.LONG),
    UINT64(8, ElementType.LONG),
    INT8(1, ElementType.INT),
    INT16(2, ElementType.INT),
    INT32(4, ElementType.INT),
    INT64(8, ElementType.LONG),
    /** IEEE 754 half precision. */
    FP16(2, ElementType.FLOAT),
    FP32(4, ElementType.FLOAT),
    FP64(8, ElementType.DOUBLE),
    /** The upper half of an FP32; known to Triton, not to the specification. */
    BF16(2, ElementType.FLOAT),
    BYTES(0, ElementType.STRING);

    private static final Map<String, Datatype> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Datatype::name, Function.identity()));

    private final int size;
    private final ElementType elements;

    Datatype(int size, ElementType elements) {
        this.size = size;
        this.elements = elements;
    }

    /** Bytes of an element in binary form; 0 for {@link #BYTES}, whose elements have lengths of their own. */
    public int size() {
        return size;
    }

    /** The type of the array that usually holds the elements. */
    public ElementType elements() {
        return elements;
    }

    /**
     * The datatype of a name, such as {@code FP32}.
     *
     * @throws SeldonException {@link Reason#BAD_DATA} if there is none
     */
    public static Datatype of(String name) {
        Datatype datatype = BY_NAME.get(name);
        if (datatype == null) {
            throw unknown("", name);
        }
        return datatype;
    }

    /**
     * The datatype that a message gives a tensor.
     *
     * @param label what errors call the tensor
     * @throws SeldonException {@link Reason#BAD_DATA} if there is no such datatype
     */
    static Datatype of(String name, Label label) {
        Datatype datatype = BY_NAME.get(name);
        if (datatype == null) {
            throw unknown(label + ": ", Labels.shortened(name));
        }
        return datatype;
    }

    private static SeldonException unknown(String prefix, String name) {
        return new SeldonException(
                Reason.BAD_DATA, prefix + "the datatype must be one of " + Arrays.toString(values()) + ", got " + name);
    }

    /** The datatype that holds elements of a type without loss; JSON values become text, {@link #BYTES}. */
    public static Datatype of(ElementType elements) {
        return switch (elements) {
            case DOUBLE -> FP64;
            case FLOAT -> FP32;
            case LONG -> INT64;
            case INT -> INT32;
            case BOOLEAN -> BOOL;
            case STRING, JSON -> BYTES;
        };
    }
}

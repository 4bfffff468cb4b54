package org.primeradiant.api;

import jakarta.json.JsonValue;

/** The type of a tensor's elements, named for the array that holds them. */
public enum ElementType {
    /** {@code double[]}. */
    DOUBLE(double[].class),
    /** {@code float[]}. */
    FLOAT(float[].class),
    /** {@code long[]}. */
    LONG(long[].class),
    /** {@code int[]}. */
    INT(int[].class),
    /** {@code boolean[]}; not numeric, as on the wire. */
    BOOLEAN(boolean[].class),
    /** {@code String[]}. */
    STRING(String[].class),
    /** {@code JsonValue[]}: nulls, objects, numbers beyond 64 bits, or a mixture. */
    JSON(JsonValue[].class);

    private final Class<?> array;

    ElementType(Class<?> array) {
        this.array = array;
    }

    static ElementType of(Object array) {
        for (ElementType type : values()) {
            if (type.array.isInstance(array)) {
                return type;
            }
        }
        throw new IllegalArgumentException(
                "elements must be double[], float[], long[], int[], boolean[], String[] or JsonValue[], got "
                        + array.getClass().getTypeName());
    }

    /** Whether the elements are numbers, as {@code data.tensor} requires. */
    public boolean isNumeric() {
        return ordinal() <= INT.ordinal();
    }
}

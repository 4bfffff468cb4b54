package org.primeradiant.oip;

import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigInteger;
import org.primeradiant.json.Allowance;
import org.primeradiant.json.HeapUse;

/** Elements of {@link Datatype#UINT64} whose bits come in a {@code long[]}. */
final class Unsigned {
    // Json.createValue looks up its provider on every call.
    private static final JsonProvider JSON = JsonProvider.provider();

    private Unsigned() {}

    /**
     * The array itself if all of its elements fit into a long, else their exact numbers.
     *
     * @throws org.primeradiant.api.SeldonException as thrown by the allowance
     */
    static Object array(long[] bits, Allowance allowance) {
        for (long value : bits) {
            if (value < 0) {
                allowance.take((long) HeapUse.JSON_NUMBER * bits.length);
                return numbers(bits);
            }
        }
        return bits;
    }

    private static JsonValue[] numbers(long[] bits) {
        JsonValue[] array = new JsonValue[bits.length];
        for (int i = 0; i < array.length; i++) {
            array[i] = bits[i] < 0
                    ? JSON.createValue(
                            BigInteger.valueOf(bits[i] & Long.MAX_VALUE).setBit(Long.SIZE - 1))
                    : JSON.createValue(bits[i]);
        }
        return array;
    }
}

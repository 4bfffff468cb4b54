package org.primeradiant.logger;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import org.primeradiant.api.Bytes;
import org.primeradiant.api.Custom;
import org.primeradiant.api.Data;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Json;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Tensors;
import org.primeradiant.api.Text;
import org.primeradiant.json.HeapUse;

/** Estimates how much heap memory messages take. */
public final class Weight {
    private static final int MESSAGE = 256;
    private static final int TEXT = 56;

    private Weight() {}

    /** The weight of a message, in bytes. */
    public static long of(SeldonMessage message) {
        return MESSAGE + of(message.payload());
    }

    /** The weight of feedback, in bytes. */
    public static long of(Feedback feedback) {
        return of(feedback.request()) + of(feedback.response()) + of(feedback.truth());
    }

    private static long of(Payload payload) {
        return switch (payload.type()) {
            case DATA ->
                of(((Data) payload).tensor())
                        + (long) TEXT * ((Data) payload).names().size();
            case TENSORS ->
                ((Tensors) payload)
                        .tensors().values().stream().mapToLong(Weight::of).sum();
            case JSON -> of(((Json) payload).value());
            case TEXT -> TEXT + (long) ((Text) payload).value().length();
            case BYTES -> ((Bytes) payload).array().length;
            case CUSTOM -> ((Custom) payload).value().getSerializedSize();
            case NONE -> 0;
        };
    }

    /** The weight of a tensor, in bytes. */
    static long of(Tensor tensor) {
        return ofArray(tensor.array());
    }

    /** The weight of an array of elements, in bytes. */
    public static long ofArray(Object elements) {
        if (elements instanceof double[] doubles) {
            return (long) Double.BYTES * doubles.length;
        }
        if (elements instanceof long[] longs) {
            return (long) Long.BYTES * longs.length;
        }
        if (elements instanceof float[] floats) {
            return (long) Float.BYTES * floats.length;
        }
        if (elements instanceof int[] ints) {
            return (long) Integer.BYTES * ints.length;
        }
        if (elements instanceof String[] texts) {
            long sum = 0;
            for (String text : texts) {
                sum += TEXT + text.length();
            }
            return sum;
        }
        if (elements instanceof JsonValue[] values) {
            long sum = 0;
            for (JsonValue value : values) {
                sum += of(value);
            }
            return sum;
        }
        return java.lang.reflect.Array.getLength(elements) * (long) Short.BYTES;
    }

    private static long of(JsonValue value) {
        return switch (value.getValueType()) {
            case OBJECT -> {
                long sum = HeapUse.JSON_CONTAINER;
                for (var member : value.asJsonObject().entrySet()) {
                    sum += HeapUse.MEMBER + of(member.getValue());
                }
                yield sum;
            }
            case ARRAY -> {
                long sum = HeapUse.JSON_CONTAINER;
                for (JsonValue element : value.asJsonArray()) {
                    sum += HeapUse.SLOT + of(element);
                }
                yield sum;
            }
            case STRING -> TEXT + (long) ((JsonString) value).getChars().length();
            case NUMBER -> HeapUse.JSON_NUMBER;
            case TRUE, FALSE, NULL -> 0;
        };
    }
}

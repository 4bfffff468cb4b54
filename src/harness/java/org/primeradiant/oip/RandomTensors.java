package org.primeradiant.oip;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random tensors and messages of the protocol, the same for the same seed. */
final class RandomTensors {
    private static final String[] TEXTS = {"", "a", "\"\\\n\u0000", "ä€", "😀", "\uFFFD", "plain text"};

    private final Random random;

    RandomTensors(long seed) {
        this.random = new Random(seed);
    }

    InferRequest request() {
        List<RequestedOutput> outputs = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            outputs.add(new RequestedOutput("o" + i, parameters()));
        }
        return new InferRequest(text(), parameters(), tensors(), outputs);
    }

    InferResponse response() {
        return new InferResponse(text(), text(), text(), parameters(), tensors());
    }

    private List<NamedTensor> tensors() {
        List<NamedTensor> tensors = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            tensors.add(tensor("t" + i + text()));
        }
        return tensors;
    }

    private NamedTensor tensor(String name) {
        Datatype datatype = Datatype.values()[random.nextInt(Datatype.values().length)];
        int[] shape = new int[random.nextInt(4)];
        Arrays.setAll(shape, axis -> random.nextInt(5));
        int size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        return new NamedTensor(name, datatype, shape, array(datatype, size), parameters());
    }

    private Map<String, JsonValue> parameters() {
        Map<String, JsonValue> parameters = new LinkedHashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            parameters.put(
                    "p" + i,
                    switch (random.nextInt(4)) {
                        case 0 -> JsonValue.TRUE;
                        case 1 -> Json.createValue(random.nextLong());
                        case 2 -> Json.createValue(1.5);
                        default -> Json.createValue(text());
                    });
        }
        return parameters;
    }

    private String text() {
        return TEXTS[random.nextInt(TEXTS.length)];
    }

    private Object array(Datatype datatype, int size) {
        return switch (datatype) {
            case BOOL -> booleans(size);
            case FP64 ->
                random.longs(size).mapToDouble(Double::longBitsToDouble).toArray();
            case FP32 -> floats(size, bits -> Float.intBitsToFloat((int) bits));
            case FP16 -> floats(size, bits -> HalfFloats.fp16((short) bits));
            case BF16 -> floats(size, bits -> HalfFloats.bf16((short) bits));
            case INT64 -> random.longs(size).toArray();
            case UINT64 -> unsigned(size);
            case UINT32 -> random.longs(size, 0, 1L << 32).toArray();
            case INT32 -> random.ints(size).toArray();
            case INT16 ->
                random.ints(size, Short.MIN_VALUE, Short.MAX_VALUE + 1).toArray();
            case INT8 -> random.ints(size, Byte.MIN_VALUE, Byte.MAX_VALUE + 1).toArray();
            case UINT16 -> random.ints(size, 0, 1 << 16).toArray();
            case UINT8 -> random.ints(size, 0, 1 << 8).toArray();
            case BYTES -> texts(size);
        };
    }

    private boolean[] booleans(int size) {
        boolean[] array = new boolean[size];
        for (int i = 0; i < size; i++) {
            array[i] = random.nextBoolean();
        }
        return array;
    }

    private interface FloatOfBits {
        float value(long bits);
    }

    private float[] floats(int size, FloatOfBits format) {
        float[] array = new float[size];
        for (int i = 0; i < size; i++) {
            array[i] = format.value(random.nextLong());
        }
        return array;
    }

    private Object unsigned(int size) {
        long[] bits = random.longs(size).toArray();
        if (Arrays.stream(bits).allMatch(value -> value >= 0)) {
            return bits;
        }
        JsonValue[] array = new JsonValue[size];
        Arrays.setAll(array, i -> Json.createValue(new BigInteger(Long.toUnsignedString(bits[i]))));
        return array;
    }

    private String[] texts(int size) {
        String[] array = new String[size];
        Arrays.setAll(array, i -> text());
        return array;
    }
}

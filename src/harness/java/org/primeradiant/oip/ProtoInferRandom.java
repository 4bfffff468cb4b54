package org.primeradiant.oip;

import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Random messages of every datatype, with the extremes of each. */
final class ProtoInferRandom {
    private static final JsonProvider JSON = JsonProvider.provider();
    private static final String[] TEXTS = {"", "a", "t:0", "\u00e9\u65e5\ud83d\ude00", "\0", "x".repeat(130)};
    private static final byte[] NOT_UTF_8 = {(byte) 0xff, 0, (byte) 0xc3};
    private static final long[] LONGS = {0, 1, -1, 127, 128, Long.MAX_VALUE, Long.MIN_VALUE, (1L << 53) + 1};
    private static final double[] DOUBLES = {0, -0.0, 1, 0.1, 1e300, Double.MIN_VALUE, Double.NaN, -1.0 / 0};
    private static final float[] HALVES = {0, -0f, 1, 0.5f, -2, Float.POSITIVE_INFINITY};

    private final Random random;

    ProtoInferRandom(Random random) {
        this.random = random;
    }

    ModelInferRequest request() {
        boolean isRaw = random.nextBoolean();
        List<NamedTensor> inputs = tensors(isRaw);
        return new ModelInferRequest(
                text(),
                text(),
                isRaw && !inputs.isEmpty(),
                new InferRequest(
                        text(), parameters(), inputs, list(() -> new RequestedOutput("o" + text(), parameters()))));
    }

    InferResponse response() {
        return new InferResponse(text(), text(), text(), parameters(), tensors(random.nextInt(4) == 0));
    }

    /** Tensors with different names; of datatypes that have typed contents, unless raw ones will do. */
    private List<NamedTensor> tensors(boolean isRaw) {
        List<NamedTensor> tensors = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Datatype datatype = Datatype.values()[random.nextInt(Datatype.values().length)];
            if (isRaw || ContentsField.isFor(datatype)) {
                tensors.add(tensor("t" + i + text(), datatype));
            }
        }
        return tensors;
    }

    private NamedTensor tensor(String name, Datatype datatype) {
        int[] shape = new int[random.nextInt(4)];
        int count = 1;
        for (int i = 0; i < shape.length; i++) {
            shape[i] = random.nextInt(random.nextInt(20) == 0 ? 50 : 4);
            count *= shape[i];
        }
        return new NamedTensor(name, datatype, shape, array(datatype, count), parameters());
    }

    private Object array(Datatype datatype, int count) {
        return switch (datatype) {
            case BOOL -> booleans(count);
            case INT8 -> ints(count, value -> (int) (byte) value);
            case INT16 -> ints(count, value -> (int) (short) value);
            case INT32 -> ints(count, value -> value);
            case UINT8 -> ints(count, value -> value & 0xff);
            case UINT16 -> ints(count, value -> value & 0xffff);
            case INT64 -> random.longs(count, 0, 8).map(at -> LONGS[(int) at]).toArray();
            case UINT32 -> random.ints(count).mapToLong(Integer::toUnsignedLong).toArray();
            case UINT64 ->
                random.nextBoolean() ? random.longs(count, 0, Long.MAX_VALUE).toArray() : unsigned(count);
            case FP16, BF16 -> floats(count, true);
            case FP32 -> floats(count, false);
            case FP64 -> random.ints(count, 0, 8).mapToDouble(at -> DOUBLES[at]).toArray();
            case BYTES -> random.nextBoolean() ? texts(count) : byteStrings(count);
        };
    }

    private boolean[] booleans(int count) {
        boolean[] array = new boolean[count];
        for (int i = 0; i < count; i++) {
            array[i] = random.nextBoolean();
        }
        return array;
    }

    private int[] ints(int count, IntFunction<Integer> narrow) {
        int[] array = random.ints(count).toArray();
        for (int i = 0; i < count; i++) {
            array[i] = narrow.apply(array[i] >> random.nextInt(32));
        }
        return array;
    }

    private float[] floats(int count, boolean halves) {
        float[] array = new float[count];
        for (int i = 0; i < count; i++) {
            array[i] = halves ? HALVES[random.nextInt(HALVES.length)] : Float.intBitsToFloat(random.nextInt() | 1);
        }
        return array;
    }

    /** Numbers of which the first needs all 64 bits, as long as there is a first. */
    private Object unsigned(int count) {
        if (count == 0) {
            return new long[0];
        }
        JsonValue[] array = new JsonValue[count];
        for (int i = 0; i < count; i++) {
            array[i] = i == 0
                    ? JSON.createValue(BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE))
                    : JSON.createValue(random.nextInt(1000));
        }
        return array;
    }

    private String[] texts(int count) {
        String[] array = new String[count];
        for (int i = 0; i < count; i++) {
            array[i] = text();
        }
        return array;
    }

    private Object byteStrings(int count) {
        byte[][] array = new byte[count][];
        for (int i = 0; i < count; i++) {
            array[i] = i == 0 ? NOT_UTF_8 : text().getBytes(StandardCharsets.UTF_8);
        }
        return count == 0 ? new String[0] : array;
    }

    private Map<String, JsonValue> parameters() {
        Map<String, JsonValue> parameters = new LinkedHashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            parameters.put(text(), parameter());
        }
        return parameters;
    }

    private JsonValue parameter() {
        return switch (random.nextInt(6)) {
            case 0 -> JsonValue.TRUE;
            case 1 -> JsonValue.FALSE;
            case 2 -> JSON.createValue(text());
            case 3 -> JSON.createValue(LONGS[random.nextInt(LONGS.length)]);
            case 4 -> JSON.createValue(BigInteger.ONE.shiftLeft(63));
            default -> JSON.createValue(BigDecimal.valueOf(1.5));
        };
    }

    private <T> List<T> list(Supplier<T> element) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            list.add(element.get());
        }
        return list;
    }

    private String text() {
        return TEXTS[random.nextInt(TEXTS.length)];
    }
}

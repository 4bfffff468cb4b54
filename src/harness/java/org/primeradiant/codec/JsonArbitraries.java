package org.primeradiant.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.primeradiant.api.Bytes;
import org.primeradiant.api.Data;
import org.primeradiant.api.Form;
import org.primeradiant.api.Meta;
import org.primeradiant.api.Metric;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Status;
import org.primeradiant.api.Tensor;
import org.primeradiant.json.DoubleText;

/** Random messages, reproducible from a seed. */
final class JsonArbitraries {
    private static final JsonProvider JSON = JsonProvider.provider();
    private static final double[] EDGES = {
        0.0,
        -0.0,
        1,
        -1,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        Double.MIN_NORMAL,
        0x1p53,
        0x1p63,
        1e22,
        1e23,
        0.1,
        1e-5,
        1e16
    };
    private static final String ODD =
            "\"\\/\b\f\n\r\t\u0000\u001f\u007f\u0080éß\u07ff\u0800日\u2028\u2029\ufeff\uffff<&>' ";

    private final Random random;
    // Restricts messages to those protobuf can express: no lone surrogates, no NaN, no numbers other than doubles.
    private final boolean plain;

    JsonArbitraries(long seed, boolean plain) {
        this.random = new Random(seed);
        this.plain = plain;
    }

    SeldonMessage message() {
        return new SeldonMessage(status(), meta(), payload());
    }

    private Status status() {
        return random.nextInt(3) > 0
                ? Status.NONE
                : new Status(random.nextInt(), string(), string(), Status.Flag.values()[random.nextInt(2)]);
    }

    private Meta meta() {
        return new Meta(
                random.nextBoolean() ? "" : string(),
                map(() -> json(3)),
                map(() -> random.nextInt()),
                map(this::string),
                list(3, this::metric));
    }

    private Metric metric() {
        Metric.Type type = Metric.Type.values()[random.nextInt(3)];
        return new Metric(type, string(), plain ? random.nextInt(1000) / 8.0 : number(), map(this::string));
    }

    private Payload payload() {
        return switch (random.nextInt(8)) {
            case 0 -> Payload.NONE;
            case 1 -> Payload.text(string());
            case 2 -> Bytes.wrap(bytes());
            case 3 -> Payload.json(json(5));
            default -> data();
        };
    }

    Data data() {
        int[] shape = new int[plain ? 1 + random.nextInt(3) : random.nextInt(5)];
        int size = 1;
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = 1 + random.nextInt(random.nextInt(10) == 0 ? 20 : 3);
            size *= shape[axis];
        }
        Tensor tensor = Tensor.wrap(shape, elements(size));
        boolean numeric = tensor.type().isNumeric();
        Form form = numeric && random.nextBoolean() ? Form.TENSOR : Form.NDARRAY;
        return new Data(tensor, list(4, this::string), form);
    }

    private Object elements(int size) {
        int kind = random.nextInt(plain ? 3 : 5);
        if (kind == 0) {
            return doubles(size);
        }
        if (kind == 1) {
            boolean[] values = new boolean[size];
            for (int i = 0; i < size; i++) {
                values[i] = random.nextBoolean();
            }
            return values;
        }
        if (kind == 2) {
            return Stream.generate(this::string).limit(size).toArray(String[]::new);
        }
        return kind == 3 ? longs(size) : values(size);
    }

    private double[] doubles(int size) {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = number();
        }
        return values;
    }

    private long[] longs(int size) {
        long[] values = new long[size];
        for (int i = 0; i < size; i++) {
            values[i] = random.nextLong() >> random.nextInt(64);
        }
        return values;
    }

    private JsonValue[] values(int size) {
        JsonValue[] values = new JsonValue[size];
        for (int i = 0; i < size; i++) {
            JsonValue value = json(2);
            // A list would become one more dimension.
            values[i] = value.getValueType() == JsonValue.ValueType.ARRAY ? JsonValue.TRUE : value;
        }
        values[random.nextInt(size)] = JsonValue.NULL;
        return values;
    }

    private double number() {
        double value = switch (random.nextInt(plain ? 3 : 4)) {
            case 0 -> EDGES[random.nextInt(EDGES.length)];
            case 1 -> random.nextGaussian();
            case 2 -> random.nextInt(1000) / 8.0;
            default -> Double.longBitsToDouble(random.nextLong());
        };
        if (Double.isNaN(value)) {
            return Double.NaN;
        }
        // JsonFormat reads -0.0 as 0.0.
        return plain && value == 0 ? 0 : value;
    }

    private JsonValue json(int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 8)) {
            case 0 -> JsonValue.NULL;
            case 1 -> JsonValue.TRUE;
            case 2 -> JsonValue.FALSE;
            case 3 -> JSON.createValue(string());
            case 4, 5 -> jsonNumber();
            case 6 -> {
                JsonArrayBuilder builder = JSON.createArrayBuilder();
                list(4, () -> json(depth - 1)).forEach(builder::add);
                yield builder.build();
            }
            default -> {
                JsonObjectBuilder builder = JSON.createObjectBuilder();
                map(() -> json(depth - 1)).forEach(builder::add);
                yield builder.build();
            }
        };
    }

    private JsonValue jsonNumber() {
        if (plain) {
            return JSON.createValue(new BigDecimal(DoubleText.of(number())));
        }
        return switch (random.nextInt(3)) {
            case 0 -> JSON.createValue(random.nextLong() >> random.nextInt(64));
            case 1 -> JSON.createValue(new BigInteger(1 + random.nextInt(200), random));
            default ->
                JSON.createValue(
                        new BigDecimal(new BigInteger(1 + random.nextInt(100), random), random.nextInt(800) - 400)
                                .add(new BigDecimal("0.1")));
        };
    }

    private String string() {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(random.nextInt(20) == 0 ? 200 : 6); length > 0; length--) {
            switch (random.nextInt(4)) {
                case 0 -> text.append(ODD.charAt(random.nextInt(ODD.length())));
                case 1 -> text.appendCodePoint(0x10000 + random.nextInt(0x100000));
                case 2 -> text.append((char) (plain ? 0x3041 + random.nextInt(80) : random.nextInt(0x10000)));
                default -> text.append((char) (' ' + random.nextInt(95)));
            }
        }
        return text.toString();
    }

    /** Contains no lone surrogates, which Jackson does not accept in names. */
    private String name() {
        return new String(string().getBytes(UTF_8), UTF_8);
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(50)];
        random.nextBytes(bytes);
        return bytes;
    }

    private <T> List<T> list(int bound, Supplier<T> element) {
        List<T> list = new ArrayList<>();
        for (int size = random.nextInt(bound); size > 0; size--) {
            list.add(element.get());
        }
        return list;
    }

    private <T> Map<String, T> map(Supplier<T> value) {
        Map<String, T> map = new HashMap<>();
        for (int size = random.nextInt(3); size > 0; size--) {
            map.put(name(), value.get());
        }
        return map;
    }
}

package org.primeradiant.codec;

import com.google.protobuf.Any;
import com.google.protobuf.StringValue;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.primeradiant.api.Bytes;
import org.primeradiant.api.Custom;
import org.primeradiant.api.Data;
import org.primeradiant.api.Form;
import org.primeradiant.api.Json;
import org.primeradiant.api.Meta;
import org.primeradiant.api.Metric;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Status;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Text;

/** Random messages with every kind of payload, form and element type. */
final class ProtoRandom {
    private static final JsonProvider JSON = JsonProvider.provider();
    private static final double[] EXTREMES = {
        0, -0.0, 1, 1e-7, 1e16, 1e22, Double.MAX_VALUE, Double.MIN_VALUE, Double.NaN, Double.NEGATIVE_INFINITY
    };
    private static final String[] TEXTS = {"", "a", "t:0", "\u00e9\u65e5\ud83d\ude00", "\0", "x".repeat(130)};

    private final Random random;

    ProtoRandom(Random random) {
        this.random = random;
    }

    SeldonMessage message() {
        return new SeldonMessage(status(), meta(), payload());
    }

    private Status status() {
        if (random.nextBoolean()) {
            return Status.NONE;
        }
        return new Status(random.nextInt(), text(), text(), Status.Flag.values()[random.nextInt(2)]);
    }

    private Meta meta() {
        if (random.nextInt(3) == 0) {
            return Meta.EMPTY;
        }
        return new Meta(text(), map(() -> json(2)), map(random::nextInt), map(this::text), list(this::metric));
    }

    private Metric metric() {
        return new Metric(Metric.Type.values()[random.nextInt(3)], text(), number(), map(this::text));
    }

    private Payload payload() {
        return switch (random.nextInt(12)) {
            case 0 -> Payload.NONE;
            case 1 -> new Text(text());
            case 2 -> Bytes.wrap(text().getBytes(StandardCharsets.UTF_16));
            case 3 -> new Custom(Any.pack(StringValue.of(text())));
            case 4, 5 -> new Json(json(4));
            default -> new Data(tensor(), list(this::text), Form.values()[random.nextInt(3)]);
        };
    }

    private Tensor tensor() {
        int[] shape = shape();
        int size = 1;
        for (int length : shape) {
            size *= length;
        }
        return Tensor.wrap(shape, array(size));
    }

    private int[] shape() {
        return switch (random.nextInt(8)) {
            case 0 -> random.ints(random.nextInt(40), 1, 2).toArray();
            case 1 -> new int[] {random.nextInt(200)};
            case 2, 3, 4 -> new int[] {random.nextInt(30), random.nextInt(30)};
            default -> random.ints(random.nextInt(5), 0, 5).toArray();
        };
    }

    private Object array(int size) {
        return switch (random.nextInt(7)) {
            case 0 -> random.ints(size).toArray();
            case 1 -> random.longs(size).toArray();
            case 2 -> floats(size);
            case 3 -> booleans(size);
            case 4 -> random.ints(size).mapToObj(i -> text()).toArray(String[]::new);
            case 5 -> jsons(size);
            default -> random.ints(size).mapToDouble(i -> number()).toArray();
        };
    }

    private float[] floats(int size) {
        float[] floats = new float[size];
        for (int i = 0; i < size; i++) {
            floats[i] = (float) number();
        }
        return floats;
    }

    private boolean[] booleans(int size) {
        boolean[] booleans = new boolean[size];
        Arrays.fill(booleans, size / 2, size, true);
        return booleans;
    }

    // Includes a null, since otherwise they could be read back as an array of another type. Excludes lists, which would
    // be read as rows.
    private JsonValue[] jsons(int size) {
        JsonValue[] values = new JsonValue[size];
        for (int i = 0; i < size; i++) {
            values[i] = random.nextInt(4) == 0 ? object(1) : scalar();
        }
        if (size > 0) {
            values[random.nextInt(size)] = JsonValue.NULL;
        }
        return values;
    }

    private JsonValue json(int levels) {
        if (levels == 0 || random.nextInt(3) == 0) {
            return scalar();
        }
        if (random.nextBoolean()) {
            return object(levels);
        }
        JsonArrayBuilder array = JSON.createArrayBuilder();
        list(() -> json(levels - 1)).forEach(array::add);
        return array.build();
    }

    private JsonValue object(int levels) {
        JsonObjectBuilder object = JSON.createObjectBuilder();
        map(() -> json(levels - 1)).forEach(object::add);
        return object.build();
    }

    private JsonValue scalar() {
        return switch (random.nextInt(5)) {
            case 0 -> JsonValue.NULL;
            case 1 -> random.nextBoolean() ? JsonValue.TRUE : JsonValue.FALSE;
            case 2 -> JSON.createValue(random.nextLong());
            case 3 -> JSON.createValue(text());
            default -> {
                double number = number();
                yield JSON.createValue(BigDecimal.valueOf(Double.isFinite(number) ? number : 1));
            }
        };
    }

    private double number() {
        return switch (random.nextInt(4)) {
            case 0 -> EXTREMES[random.nextInt(EXTREMES.length)];
            case 1 -> Double.longBitsToDouble(random.nextLong());
            case 2 -> random.nextInt(1000);
            default -> random.nextGaussian();
        };
    }

    private String text() {
        if (random.nextBoolean()) {
            return TEXTS[random.nextInt(TEXTS.length)];
        }
        int[] points = random.ints(random.nextInt(12), 0, Character.MAX_CODE_POINT)
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .toArray();
        return new String(points, 0, points.length);
    }

    private <T> List<T> list(Supplier<T> elements) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(elements.get());
        }
        return list;
    }

    private <T> Map<String, T> map(Supplier<T> values) {
        Map<String, T> map = new HashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            map.put(text(), values.get());
        }
        return map;
    }
}

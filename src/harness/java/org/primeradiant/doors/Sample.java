package org.primeradiant.doors;

import com.google.protobuf.ByteString;
import com.google.protobuf.ListValue;
import com.google.protobuf.Value;
import io.seldon.protos.PredictionProtos.DefaultData;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import io.seldon.protos.PredictionProtos.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.function.DoubleSupplier;

/** A request, with the same content for both protocols. Its numbers come from a fixed seed. */
enum Sample {
    SMALL("1x4") {
        @Override
        DefaultData data() {
            return ndarray(1, 4, decimals());
        }
    },
    MEDIUM("100x10") {
        @Override
        DefaultData data() {
            return ndarray(100, 10, decimals());
        }
    },
    INTS("100,000 ints") {
        @Override
        DefaultData data() {
            Random random = new Random(SEED);
            return ndarray(100, 1000, () -> random.nextInt(1_000_000));
        }
    },
    DOUBLES("10,000 doubles") {
        @Override
        DefaultData data() {
            Random random = new Random(SEED);
            Tensor.Builder tensor = Tensor.newBuilder().addShape(1000).addShape(10);
            for (int i = 0; i < 10_000; i++) {
                tensor.addValues(random.nextGaussian());
            }
            return DefaultData.newBuilder().setTensor(tensor).build();
        }
    },
    BINARY("1 MB binary") {
        @Override
        DefaultData data() {
            return DefaultData.getDefaultInstance();
        }
    };

    private static final long SEED = 7;
    private static final int MEGABYTE = 1_000_000;

    private final String title;

    Sample(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** The {@code data} field of the message; empty for the binary sample. */
    abstract DefaultData data();

    boolean isNdarray() {
        return data().hasNdarray();
    }

    SeldonMessage message() {
        return this == BINARY
                ? SeldonMessage.newBuilder()
                        .setBinData(ByteString.copyFrom(bytes()))
                        .build()
                : SeldonMessage.newBuilder().setData(data()).build();
    }

    byte[] json() {
        return text().getBytes(StandardCharsets.US_ASCII);
    }

    private String text() {
        if (this == BINARY) {
            return "{\"binData\":\"" + Base64.getEncoder().encodeToString(bytes()) + "\"}";
        }
        DefaultData data = data();
        StringBuilder text = new StringBuilder("{\"data\":{");
        if (data.hasTensor()) {
            text.append("\"tensor\":{\"shape\":")
                    .append(data.getTensor().getShapeList())
                    .append(",\"values\":")
                    .append(data.getTensor().getValuesList())
                    .append('}');
        } else {
            text.append("\"ndarray\":");
            append(data.getNdarray(), text);
        }
        return text.append("}}").toString().replace(" ", "");
    }

    private static void append(ListValue list, StringBuilder text) {
        char mark = '[';
        for (Value value : list.getValuesList()) {
            text.append(mark);
            mark = ',';
            double number = value.getNumberValue();
            if (value.hasListValue()) {
                append(value.getListValue(), text);
            } else if (number == Math.rint(number)) {
                text.append((long) number);
            } else {
                text.append(number);
            }
        }
        text.append(']');
    }

    private static byte[] bytes() {
        byte[] bytes = new byte[MEGABYTE];
        new Random(SEED).nextBytes(bytes);
        return bytes;
    }

    /** Supplies numbers that look measured: one digit after the decimal point. */
    private static DoubleSupplier decimals() {
        Random random = new Random(SEED);
        return () -> (10 * random.nextInt(80) + 1) / 10.0;
    }

    private static DefaultData ndarray(int rows, int columns, DoubleSupplier numbers) {
        ListValue.Builder array = ListValue.newBuilder();
        for (int i = 0; i < rows; i++) {
            ListValue.Builder row = ListValue.newBuilder();
            for (int j = 0; j < columns; j++) {
                row.addValues(Value.newBuilder().setNumberValue(numbers.getAsDouble()));
            }
            array.addValues(Value.newBuilder().setListValue(row));
        }
        return DefaultData.newBuilder().setNdarray(array).build();
    }
}

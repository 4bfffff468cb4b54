package org.primeradiant.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.seldon.protos.PredictionProtos;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.primeradiant.api.Data;
import org.primeradiant.api.ElementType;
import org.primeradiant.api.Form;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensor;
import org.primeradiant.codec.JsonReader;
import org.primeradiant.codec.JsonWriter;
import org.primeradiant.json.Allowance;

/**
 * Our JSON codec compared with the two usual alternatives: protobuf's JsonFormat with the generated classes, and
 * Jackson-core's streaming API with its fast number parser and writer. All read the same bodies and write the same
 * values. Like ours, the Jackson code reads into one primitive array, but it does not check the shape and reads no
 * other field.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class JsonCodecBenchmark {
    private static final JsonFactory JACKSON = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    /** Rows and columns, and element type. */
    @Param({"1x4 doubles", "100x10 doubles", "100x100 doubles", "1000x100 ints"})
    private String values;

    @Param({"TENSOR", "NDARRAY"})
    private Form form;

    private SeldonMessage message;
    private PredictionProtos.SeldonMessage generated;
    private byte[] body;
    private ByteArrayOutputStream out;

    @Setup
    public void makeMessage() throws IOException {
        String[] parts = values.split("[x ]");
        int rows = Integer.parseInt(parts[0]);
        int columns = Integer.parseInt(parts[1]);
        Random random = new Random(1);
        Object array = parts[2].equals("ints")
                ? random.ints(rows * columns, 0, 1_000_000).asLongStream().toArray()
                : random.doubles(rows * columns).toArray();
        Tensor tensor = Tensor.wrap(new int[] {rows, columns}, array);
        message = SeldonMessage.of(new Data(tensor, List.of(), form));
        out = new ByteArrayOutputStream();
        JsonWriter.write(message, out);
        body = out.toByteArray();
        generated = readJsonFormat();
    }

    @Benchmark
    public SeldonMessage readRadiant() {
        return JsonReader.message(body, 0, body.length, Allowance.UNLIMITED);
    }

    @Benchmark
    public PredictionProtos.SeldonMessage readJsonFormat() throws InvalidProtocolBufferException {
        PredictionProtos.SeldonMessage.Builder builder = PredictionProtos.SeldonMessage.newBuilder();
        JsonFormat.parser().ignoringUnknownFields().merge(new String(body, UTF_8), builder);
        return builder.build();
    }

    @Benchmark
    public Object readJackson() throws IOException {
        try (JsonParser parser = JACKSON.createParser(body)) {
            boolean reached = false;
            while (!reached) {
                parser.nextToken();
                String name = parser.currentName();
                reached = parser.currentToken() == JsonToken.FIELD_NAME
                        && (name.equals("values") || name.equals("ndarray"));
            }
            ElementType type = ((Data) message.payload()).tensor().type();
            Object array = type == ElementType.LONG ? longs(parser) : doubles(parser);
            while (parser.nextToken() != null) {
                parser.skipChildren();
            }
            return array;
        }
    }

    private static long[] longs(JsonParser parser) throws IOException {
        long[] array = new long[16];
        int count = 0;
        int depth = 0;
        do {
            JsonToken token = parser.nextToken();
            if (token.isNumeric()) {
                array = count == array.length ? Arrays.copyOf(array, 2 * count) : array;
                array[count++] = parser.getLongValue();
            } else {
                depth += token.isStructStart() ? 1 : -1;
            }
        } while (depth > 0);
        return Arrays.copyOf(array, count);
    }

    private static double[] doubles(JsonParser parser) throws IOException {
        double[] array = new double[16];
        int count = 0;
        int depth = 0;
        do {
            JsonToken token = parser.nextToken();
            if (token.isNumeric()) {
                array = count == array.length ? Arrays.copyOf(array, 2 * count) : array;
                array[count++] = parser.getDoubleValue();
            } else {
                depth += token.isStructStart() ? 1 : -1;
            }
        } while (depth > 0);
        return Arrays.copyOf(array, count);
    }

    @Benchmark
    public int writeRadiant() throws IOException {
        out.reset();
        JsonWriter.write(message, out);
        return out.size();
    }

    @Benchmark
    public int writeJsonFormat() throws IOException {
        out.reset();
        out.write(JsonFormat.printer()
                .omittingInsignificantWhitespace()
                .print(generated)
                .getBytes(UTF_8));
        return out.size();
    }

    @Benchmark
    public int writeJackson() throws IOException {
        out.reset();
        Tensor tensor = ((Data) message.payload()).tensor();
        try (JsonGenerator generator = JACKSON.createGenerator(out)) {
            generator.writeStartObject();
            generator.writeObjectFieldStart("data");
            if (form == Form.TENSOR) {
                generator.writeObjectFieldStart("tensor");
                generator.writeFieldName("shape");
                generator.writeArray(tensor.shape(), 0, tensor.rank());
                generator.writeArrayFieldStart("values");
                row(generator, tensor, 0, tensor.size());
                generator.writeEndArray();
                generator.writeEndObject();
            } else {
                rows(generator, tensor);
            }
            generator.writeEndObject();
            generator.writeEndObject();
        }
        return out.size();
    }

    private static void rows(JsonGenerator generator, Tensor tensor) throws IOException {
        int columns = tensor.dimension(1);
        generator.writeArrayFieldStart("ndarray");
        for (int i = 0; i < tensor.dimension(0); i++) {
            generator.writeStartArray();
            row(generator, tensor, i * columns, (i + 1) * columns);
            generator.writeEndArray();
        }
        generator.writeEndArray();
    }

    private static void row(JsonGenerator generator, Tensor tensor, int from, int to) throws IOException {
        if (tensor.array() instanceof double[] doubles) {
            for (int i = from; i < to; i++) {
                generator.writeNumber(doubles[i]);
            }
            return;
        }
        long[] longs = (long[]) tensor.array();
        for (int i = from; i < to; i++) {
            generator.writeNumber(longs[i]);
        }
    }
}

package org.primeradiant.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.seldon.protos.PredictionProtos;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.codec.JsonReader;
import org.primeradiant.codec.JsonWriter;
import org.primeradiant.json.Allowance;

/**
 * A megabyte of {@code binData}, such as an image, which JSON carries as base64. Compares our codec with JsonFormat
 * and Jackson.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class BytesJsonCodecBenchmark {
    private static final int MEGABYTE = 1_000_000;
    private static final JsonFactory JACKSON = new JsonFactory();

    private final byte[] bytes = new byte[MEGABYTE];
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private SeldonMessage message;
    private PredictionProtos.SeldonMessage generated;
    private byte[] body;

    @Setup
    public void makeMessage() throws IOException {
        new Random(1).nextBytes(bytes);
        message = SeldonMessage.of(Payload.bytes(bytes));
        body = writeRadiant().toByteArray();
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
    public byte[] readJackson() throws IOException {
        try (JsonParser parser = JACKSON.createParser(body)) {
            while (parser.nextToken() != JsonToken.VALUE_STRING) {
                continue;
            }
            return parser.getBinaryValue();
        }
    }

    @Benchmark
    public ByteArrayOutputStream writeRadiant() throws IOException {
        out.reset();
        JsonWriter.write(message, out);
        return out;
    }

    @Benchmark
    public byte[] writeJsonFormat() throws InvalidProtocolBufferException {
        return JsonFormat.printer().print(generated).getBytes(UTF_8);
    }

    @Benchmark
    public ByteArrayOutputStream writeJackson() throws IOException {
        out.reset();
        try (JsonGenerator generator = JACKSON.createGenerator(out)) {
            generator.writeStartObject();
            generator.writeBinaryField("binData", bytes);
            generator.writeEndObject();
        }
        return out;
    }
}

package org.primeradiant.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.primeradiant.codec.JsonBodies.read;
import static org.primeradiant.codec.JsonBodies.write;

import com.google.protobuf.util.JsonFormat;
import io.seldon.protos.PredictionProtos;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.json.Allowance;

/** Compares our JSON reader and writer with Jackson and protobuf's JsonFormat, on random messages. */
class JsonPropertiesTest {
    @Property(tries = 5000, seed = "1")
    void readsBackWhatItWrites(@ForAll long seed) {
        SeldonMessage message = new JsonArbitraries(seed, false).message();

        assertThat(read(write(message))).isEqualTo(message);
    }

    @Property(tries = 5000, seed = "2")
    void writesWhatJacksonReads(@ForAll long seed) throws IOException {
        SeldonMessage message = new JsonArbitraries(seed, false).message();

        Object parsed = JacksonTree.parse(write(message).getBytes(UTF_8));

        assertThat(JacksonTree.matches(JsonTree.of(message), parsed)).isTrue();
    }

    @Property(tries = 5000, seed = "3")
    void readsWhatJacksonWrites(@ForAll long seed) throws IOException {
        SeldonMessage message = new JsonArbitraries(seed, false).message();
        byte[] json = JacksonTree.format(JsonTree.of(message));

        assertThat(JsonReader.message(json, 0, json.length, Allowance.UNLIMITED))
                .isEqualTo(message);
    }

    @Property(tries = 3000, seed = "4")
    void writesWhatJsonFormatReads(@ForAll long seed) throws IOException {
        SeldonMessage message = new JsonArbitraries(seed, true).message();
        PredictionProtos.SeldonMessage.Builder parsed = PredictionProtos.SeldonMessage.newBuilder();

        JsonFormat.parser().merge(write(message), parsed);

        assertThat(parsed.build()).isEqualTo(JsonProto.of(message));
    }

    @Property(tries = 3000, seed = "5")
    void readsWhatJsonFormatWrites(@ForAll long seed) throws IOException {
        SeldonMessage message = new JsonArbitraries(seed, true).message();
        String json = JsonFormat.printer().print(JsonProto.of(message));

        assertThat(JsonProto.of(read(json))).isEqualTo(JsonProto.of(message));
    }
}

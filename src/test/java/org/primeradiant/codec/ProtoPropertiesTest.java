package org.primeradiant.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import io.seldon.protos.PredictionProtos;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.json.Allowance;

/** Compares the hand-written reader and writer with the generated classes, on random messages. */
class ProtoPropertiesTest {
    private static final String SEED = "20260101";

    @Provide
    Arbitrary<SeldonMessage> messages() {
        return Arbitraries.randomValue(random -> new ProtoRandom(random).message());
    }

    @Property(tries = 4000, seed = SEED, shrinking = ShrinkingMode.OFF)
    void generatedClassesReadWhatWeWrite(@ForAll("messages") SeldonMessage message) throws IOException {
        byte[] bytes = ProtoWriter.of(message).bytes();

        assertThat(PredictionProtos.SeldonMessage.parser()
                        .parseFrom(ProtoLimits.deep(CodedInputStream.newInstance(bytes))))
                .isEqualTo(ProtoOracle.proto(message));
        assertThat(ProtoWriter.of(message).size()).isEqualTo(bytes.length);
    }

    @Property(tries = 4000, seed = SEED, shrinking = ShrinkingMode.OFF)
    void readsWhatGeneratedClassesWrite(@ForAll("messages") SeldonMessage message) throws IOException {
        byte[] bytes = ProtoOracle.proto(message).toByteArray();

        assertThat(ProtoReader.message(CodedInputStream.newInstance(bytes), bytes.length, Allowance.UNLIMITED))
                .isEqualTo(ProtoReceived.message(message));
    }

    @Property(tries = 1000, seed = SEED, shrinking = ShrinkingMode.OFF)
    void readsTheSameFromEveryKindOfStream(@ForAll("messages") SeldonMessage message) throws IOException {
        byte[] bytes = ProtoWriter.of(message).bytes();
        SeldonMessage expected = ProtoReceived.message(message);
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        List<ByteBuffer> pieces = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += 7) {
            pieces.add(ByteBuffer.wrap(bytes, at, Math.min(7, bytes.length - at)));
        }

        assertThat(ProtoReader.message(
                        CodedInputStream.newInstance(new ByteArrayInputStream(bytes), 1),
                        Integer.MAX_VALUE,
                        Allowance.UNLIMITED))
                .isEqualTo(expected);
        assertThat(ProtoReader.message(
                        CodedInputStream.newInstance(direct.asReadOnlyBuffer()),
                        Integer.MAX_VALUE,
                        Allowance.UNLIMITED))
                .isEqualTo(expected);
        assertThat(ProtoReader.message(CodedInputStream.newInstance(pieces), Integer.MAX_VALUE, Allowance.UNLIMITED))
                .isEqualTo(expected);
    }

    @Property(tries = 500, seed = SEED, shrinking = ShrinkingMode.OFF)
    void writesTheSameToEveryKindOfStream(@ForAll("messages") SeldonMessage message) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes, 16);

        ProtoWriter.of(message).write(out);
        out.flush();

        assertThat(bytes.toByteArray()).isEqualTo(ProtoWriter.of(message).bytes());
    }

    @Property(tries = 500, seed = SEED, shrinking = ShrinkingMode.OFF)
    void listsAgree(@ForAll("messages") SeldonMessage first, @ForAll("messages") SeldonMessage second)
            throws IOException {
        List<SeldonMessage> messages = List.of(first, second);
        byte[] bytes = ProtoWriter.forwarding(messages).bytes();

        assertThat(PredictionProtos.SeldonMessageList.parser()
                        .parseFrom(ProtoLimits.deep(CodedInputStream.newInstance(bytes))))
                .isEqualTo(ProtoOracle.proto(messages));
        assertThat(ProtoReader.messages(CodedInputStream.newInstance(bytes), bytes.length, Allowance.UNLIMITED))
                .containsExactly(ProtoReceived.message(first), ProtoReceived.message(second));
        assertThat(ProtoWriter.forwarding(messages).size()).isEqualTo(bytes.length);
    }

    @Property(tries = 500, seed = SEED, shrinking = ShrinkingMode.OFF)
    void feedbackAgrees(
            @ForAll("messages") SeldonMessage request, @ForAll("messages") SeldonMessage truth, @ForAll float drawn)
            throws IOException {
        float reward = Float.isFinite(drawn) ? drawn : 1;
        Feedback feedback = new Feedback(request, truth, reward, request);
        byte[] bytes = ProtoWriter.forwarding(feedback).bytes();
        byte[] generated = ProtoOracle.proto(feedback).toByteArray();
        Feedback expected = new Feedback(
                ProtoReceived.message(request), ProtoReceived.message(truth), reward, ProtoReceived.message(request));

        assertThat(ProtoReader.feedback(CodedInputStream.newInstance(bytes), bytes.length, Allowance.UNLIMITED))
                .isEqualTo(expected);
        assertThat(ProtoReader.feedback(
                        CodedInputStream.newInstance(generated), Integer.MAX_VALUE, Allowance.UNLIMITED))
                .isEqualTo(expected);
        assertThat(ProtoWriter.forwarding(feedback).size()).isEqualTo(bytes.length);
    }
}

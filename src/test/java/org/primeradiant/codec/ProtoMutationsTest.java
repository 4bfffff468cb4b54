package org.primeradiant.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import io.seldon.protos.PredictionProtos;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.primeradiant.api.Data;
import org.primeradiant.api.Form;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.json.Allowance;

/** Checks that damaged messages are read as the generated classes read them, or refused as bad data. */
class ProtoMutationsTest {
    private static final String SEED = "20260102";

    @Provide
    Arbitrary<SeldonMessage> messages() {
        return Arbitraries.randomValue(random -> new ProtoRandom(random).message());
    }

    @Property(tries = 20000, seed = SEED, shrinking = ShrinkingMode.OFF)
    void damagedBytesAreReadAsGeneratedClassesReadThemOrRefused(
            @ForAll("messages") SeldonMessage message, @ForAll long seed) throws IOException {
        byte[] bytes = damaged(ProtoWriter.of(message).bytes(), new Random(seed));

        assertReadsAsGenerated(bytes);
    }

    @Property(tries = 4000, seed = SEED, shrinking = ShrinkingMode.OFF)
    void messagesInARowAreMerged(@ForAll("messages") SeldonMessage first, @ForAll("messages") SeldonMessage second)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(ProtoWriter.of(first).bytes());
        bytes.write(ProtoWriter.of(second).bytes());

        assertReadsAsGenerated(bytes.toByteArray());
    }

    private static void assertReadsAsGenerated(byte[] bytes) throws IOException {
        Optional<SeldonMessage> read = read(bytes);
        Optional<byte[]> canonical = canonical(bytes);

        if (canonical.isPresent()) {
            assertThat(read).isEqualTo(read(canonical.get()));
        } else {
            // An ndarray that a later field of the oneof replaces is skipped, so damage in it goes unnoticed.
            assertThat(read.filter(message -> message.payload() instanceof Data data && data.form() == Form.NDARRAY))
                    .isEmpty();
        }
    }

    private static Optional<SeldonMessage> read(byte[] bytes) throws IOException {
        try {
            return Optional.of(
                    ProtoReader.message(CodedInputStream.newInstance(bytes), bytes.length, Allowance.UNLIMITED));
        } catch (SeldonException e) {
            assertThat(e.reason()).isEqualTo(Reason.BAD_DATA);
            return Optional.empty();
        }
    }

    private static Optional<byte[]> canonical(byte[] bytes) {
        try {
            return Optional.of(
                    PredictionProtos.SeldonMessage.parseFrom(ProtoLimits.deep(CodedInputStream.newInstance(bytes)))
                            .toByteArray());
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new AssertionError("reading from a byte array cannot fail", e);
        }
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        byte[] damaged = bytes;
        for (int i = random.nextInt(3); i >= 0; i--) {
            damaged = damagedOnce(damaged, random);
        }
        return damaged;
    }

    private static byte[] damagedOnce(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length + 1);
        int end = Math.min(bytes.length, at + 1 + random.nextInt(20));
        byte[] head = Arrays.copyOf(bytes, at);
        byte[] part = Arrays.copyOfRange(bytes, at, end);
        byte[] tail = Arrays.copyOfRange(bytes, end, bytes.length);
        return switch (random.nextInt(5)) {
            case 0 -> head;
            case 1 -> joined(head, tail);
            case 2 -> joined(head, part, part, tail);
            case 3 -> joined(head, new byte[] {(byte) random.nextInt(64)}, part, tail);
            default -> flipped(bytes, random);
        };
    }

    private static byte[] flipped(byte[] bytes, Random random) {
        byte[] flipped = bytes.clone();
        if (flipped.length > 0) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}

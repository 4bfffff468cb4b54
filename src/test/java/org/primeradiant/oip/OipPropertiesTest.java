package org.primeradiant.oip;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.primeradiant.api.SeldonException;
import org.primeradiant.json.Allowance;

/** Checks the JSON and the binary form on random messages. */
class OipPropertiesTest {
    /** Most heap bytes that reading asks for per byte of a body; the largest are empty elements of BYTES. */
    private static final long MOST_HEAP = 100;

    @Property(tries = 2000, seed = "1", shrinking = ShrinkingMode.OFF)
    void requestsAreReadBackFromJson(@ForAll long seed) throws IOException {
        InferRequest request = new RandomTensors(seed).request();
        ByteArrayOutputStream json = new ByteArrayOutputStream();

        JsonInferWriter.write(request, false, json, length -> {});

        InferRequest read = JsonInferReader.request(json.toByteArray(), json.size(), false, Allowance.UNLIMITED);
        assertThat(Shown.request(read)).isEqualTo(Shown.request(request));
    }

    @Property(tries = 2000, seed = "2", shrinking = ShrinkingMode.OFF)
    void requestsAreReadBackFromAMixtureOfJsonAndBinary(@ForAll long seed) {
        InferRequest request = new RandomTensors(seed).request();
        BinaryBody body = BinaryBody.of(request, false, name -> (name.hashCode() ^ seed) % 3 != 0);

        byte[] bytes = InferBodies.bytes(body);

        InferRequest read = JsonInferReader.request(bytes, body.jsonLength(), false, Allowance.UNLIMITED);
        assertThat(bytes).hasSize((int) body.length());
        assertThat(Shown.request(read)).isEqualTo(Shown.request(request));
    }

    @Property(tries = 2000, seed = "3", shrinking = ShrinkingMode.OFF)
    void answersAreReadBackFromBinary(@ForAll long seed) {
        InferResponse response = new RandomTensors(seed).response();
        BinaryBody body = BinaryBody.of(response, false, name -> true);

        byte[] bytes = InferBodies.bytes(body);

        InferResponse read = JsonInferReader.response(bytes, body.jsonLength(), false, Allowance.UNLIMITED);
        assertThat(Shown.response(read)).isEqualTo(Shown.response(response));
    }

    @Property(tries = 10_000, seed = "4", shrinking = ShrinkingMode.OFF)
    void damagedBodiesAreReadOrRefusedWithinTheirMemory(@ForAll long seed) {
        Random random = new Random(seed);
        BinaryBody body = BinaryBody.of(new RandomTensors(seed).request(), false, name -> random.nextBoolean());
        byte[] bytes = damaged(InferBodies.bytes(body), random);
        int jsonLength = body.jsonLength() + (random.nextInt(4) == 0 ? random.nextInt(9) - 4 : 0);
        AtomicLong taken = new AtomicLong();

        try {
            InferRequest read = JsonInferReader.request(bytes, jsonLength, random.nextBoolean(), taken::addAndGet);

            assertThat(read.inputs()).allSatisfy(OipPropertiesTest::assertIsWhole);
        } catch (SeldonException e) {
            assertThat(e.status()).isEqualTo(400);
        }
        assertThat(taken.get()).isLessThanOrEqualTo(MOST_HEAP * bytes.length);
    }

    private static void assertIsWhole(NamedTensor tensor) {
        int size = Arrays.stream(tensor.shape()).reduce(1, (a, b) -> a * b);

        assertThat(Array.getLength(tensor.array())).isEqualTo(size);
        assertThat(tensor.name()).isNotEmpty();
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        byte[] damaged = bytes.clone();
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
        byte[] marks = "[]{},:\"-0129.eNIntf ".getBytes(US_ASCII);
        return switch (random.nextInt(5)) {
            case 0 -> head;
            case 1 -> InferBodies.joined(head, tail);
            case 2 -> InferBodies.joined(head, part, part, tail);
            case 3 -> InferBodies.joined(head, new byte[] {marks[random.nextInt(marks.length)]}, part, tail);
            default -> InferBodies.joined(head, new byte[] {(byte) random.nextInt(256)}, tail);
        };
    }
}

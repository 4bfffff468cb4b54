package org.primeradiant.oip;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import inference.InferenceProtos;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.json.Allowance;
import org.primeradiant.protobuf.ProtoBody;

/** Compares the hand-written reader and writer with the generated classes, on random and on damaged messages. */
class ModelInferPropertiesTest {
    private static final String SEED = "20260118";

    @Provide
    Arbitrary<ModelInferRequest> requests() {
        return Arbitraries.randomValue(random -> new ProtoInferRandom(random).request());
    }

    @Provide
    Arbitrary<InferResponse> responses() {
        return Arbitraries.randomValue(random -> new ProtoInferRandom(random).response());
    }

    private static ModelInferRequest read(byte[] bytes) throws IOException {
        return ModelInferReader.read(CodedInputStream.newInstance(bytes), bytes.length, Allowance.UNLIMITED);
    }

    private static void assertReads(byte[] bytes, ModelInferRequest expected) throws IOException {
        assertThat(InferMessages.parts(read(bytes))).isEqualTo(InferMessages.parts(expected));
    }

    @Property(tries = 4000, seed = SEED, shrinking = ShrinkingMode.OFF)
    void readsWhatGeneratedClassesWrite(@ForAll("requests") ModelInferRequest request) throws IOException {
        assertReads(ProtoInferOracle.proto(request).toByteArray(), request);
    }

    @Property(tries = 2000, seed = SEED, shrinking = ShrinkingMode.OFF)
    void readsFieldsInAnyOrderAndListsThatAreNotPacked(@ForAll("requests") ModelInferRequest request, @ForAll long seed)
            throws IOException {
        InferenceProtos.ModelInferRequest proto = ProtoInferOracle.proto(request);
        UnknownFieldSet.Builder others = UnknownFieldSet.newBuilder();
        for (InferenceProtos.ModelInferRequest.InferInputTensor input : proto.getInputsList()) {
            others.mergeField(
                    5,
                    UnknownFieldSet.Field.newBuilder()
                            .addLengthDelimited(ByteString.copyFrom(shuffled(unpacked(input), new Random(seed))))
                            .build());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        others.build().writeTo(bytes);
        proto.toBuilder().clearInputs().build().writeTo(bytes);

        assertReads(bytes.toByteArray(), request);
    }

    /** An input whose contents are split into one message for each element, none of them packed. */
    private static List<byte[]> unpacked(InferenceProtos.ModelInferRequest.InferInputTensor input) throws IOException {
        List<byte[]> parts = new ArrayList<>();
        parts.add(input.toBuilder().clearContents().clearShape().build().toByteArray());
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(rest);
        for (long length : input.getShapeList()) {
            out.writeInt64(3, length);
        }
        for (Map.Entry<FieldDescriptor, Object> field :
                input.getContents().getAllFields().entrySet()) {
            for (Object element : (List<?>) field.getValue()) {
                ByteArrayOutputStream single = new ByteArrayOutputStream();
                CodedOutputStream one = CodedOutputStream.newInstance(single);
                int number = field.getKey().getNumber();
                switch (number) {
                    case 1 -> one.writeBool(number, (boolean) element);
                    case 2 -> one.writeInt32(number, (int) element);
                    case 3 -> one.writeInt64(number, (long) element);
                    case 4 -> one.writeUInt32(number, (int) element);
                    case 5 -> one.writeUInt64(number, (long) element);
                    case 6 -> one.writeFloat(number, (float) element);
                    case 7 -> one.writeDouble(number, (double) element);
                    default -> one.writeBytes(number, (ByteString) element);
                }
                one.flush();
                out.writeByteArray(5, single.toByteArray());
            }
        }
        out.flush();
        parts.add(rest.toByteArray());
        return parts;
    }

    private static byte[] shuffled(List<byte[]> parts, Random random) {
        Collections.shuffle(parts, random);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        parts.forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }

    @Property(tries = 4000, seed = SEED, shrinking = ShrinkingMode.OFF)
    void generatedClassesReadWhatWeWrite(@ForAll("responses") InferResponse answer, @ForAll boolean raw)
            throws IOException {
        boolean isRaw = raw || answer.outputs().stream().anyMatch(each -> !ContentsField.isFor(each.datatype()));
        ProtoBody body = ModelInferWriter.answer(answer, raw);

        assertThat(InferenceProtos.ModelInferResponse.parseFrom(body.bytes()))
                .isEqualTo(ProtoInferOracle.proto(answer, isRaw));
        assertThat(body.bytes()).hasSize(body.size());
    }

    @Property(tries = 500, seed = SEED, shrinking = ShrinkingMode.OFF)
    void writesTheSameToAStreamInPieces(@ForAll("responses") InferResponse answer, @ForAll boolean raw)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes, 16);

        ModelInferWriter.answer(answer, raw).write(out);
        out.flush();

        assertThat(bytes.toByteArray())
                .isEqualTo(ModelInferWriter.answer(answer, raw).bytes());
    }

    @Property(tries = 20000, seed = SEED, shrinking = ShrinkingMode.OFF)
    void damagedBytesAreReadAsGeneratedClassesReadThemOrRefused(
            @ForAll("requests") ModelInferRequest request, @ForAll long seed) throws IOException {
        byte[] bytes = damaged(ProtoInferOracle.proto(request).toByteArray(), new Random(seed));
        Optional<List<Object>> read = attempt(bytes);

        assertThat(read).isEqualTo(canonical(bytes));
    }

    private static Optional<List<Object>> canonical(byte[] bytes) throws IOException {
        try {
            return attempt(InferenceProtos.ModelInferRequest.parseFrom(bytes).toByteArray());
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        }
    }

    private static Optional<List<Object>> attempt(byte[] bytes) throws IOException {
        try {
            return Optional.of(InferMessages.parts(read(bytes)));
        } catch (SeldonException e) {
            assertThat(e.reason()).isEqualTo(Reason.BAD_DATA);
            return Optional.empty();
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

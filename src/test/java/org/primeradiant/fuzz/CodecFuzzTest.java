package org.primeradiant.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.codec.JsonReader;
import org.primeradiant.codec.JsonWriter;
import org.primeradiant.codec.ProtoReader;
import org.primeradiant.codec.ProtoWriter;
import org.primeradiant.json.Allowance;

/** Sends damaged bodies through both codecs: each is either read and can be written again, or refused as bad data. */
class CodecFuzzTest {
    /**
     * Maximum allocation, in bytes, for reading one body in three ways: 16 Mi doubles each time, which a tftensor may
     * claim without sending them, plus the garbage of growing arrays.
     */
    private static final long MOST_ALLOCATED = 512L << 20;

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Creates a body from a random generator and reads it. */
    private interface Trial {
        byte[] body(Random random);

        void read(byte[] body) throws IOException;
    }

    private interface Reading {
        void read() throws IOException;
    }

    @Test
    void readsOrRefusesDamagedJson() {
        List<byte[]> bodies = new ArrayList<>();
        Forms forms = new Forms();
        Recorded.rest().forEach(request -> bodies.addAll(forms.json(request)));
        JsonDamage damage = new JsonDamage(bodies);

        assertThat(failures(Budget.codec(), new Trial() {
                    @Override
                    public byte[] body(Random random) {
                        return damage.damaged(bodies.get(random.nextInt(bodies.size())), random);
                    }

                    @Override
                    public void read(byte[] body) throws IOException {
                        readJson(body);
                    }
                }))
                .isEmpty();
    }

    @Test
    void readsOrRefusesDamagedProtobuf() {
        List<byte[]> bodies = Recorded.grpc().stream().map(Recorded::body).toList();
        ProtoDamage damage = new ProtoDamage(bodies);

        assertThat(failures(Budget.codec(), new Trial() {
                    @Override
                    public byte[] body(Random random) {
                        return damage.damaged(bodies.get(random.nextInt(bodies.size())), random);
                    }

                    @Override
                    public void read(byte[] body) throws IOException {
                        readProto(body);
                    }
                }))
                .isEmpty();
    }

    private static List<String> failures(int bodies, Trial trial) {
        List<String> failures = new ArrayList<>();
        for (int seed = 0; seed < bodies && failures.size() < 10; seed++) {
            byte[] body = trial.body(new Random(seed));
            long before = THREADS.getCurrentThreadAllocatedBytes();
            try {
                trial.read(body);
            } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError e) {
                failures.add(failure(seed, body, e + " at " + e.getStackTrace()[0]));
            }
            long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
            if (allocated > MOST_ALLOCATED) {
                failures.add(failure(seed, body, "allocated " + allocated + " bytes"));
            }
        }
        return failures;
    }

    private static String failure(int seed, byte[] body, String what) {
        return "seed " + seed + ": " + what + "; the body in base64: "
                + Base64.getEncoder().encodeToString(body);
    }

    /** Reads the body in three ways and writes each result as JSON, as the REST endpoint would. */
    private static void readJson(byte[] body) throws IOException {
        refusable(() -> writeJson(List.of(JsonReader.message(body, 0, body.length, Allowance.UNLIMITED))));
        refusable(() -> writeJson(JsonReader.messages(body, 0, body.length, Allowance.UNLIMITED)));
        refusable(() -> writeJson(messages(JsonReader.feedback(body, 0, body.length, Allowance.UNLIMITED))));
    }

    private static void readProto(byte[] body) throws IOException {
        refusable(() -> write(ProtoWriter.of(
                ProtoReader.message(CodedInputStream.newInstance(body), body.length, Allowance.UNLIMITED))));
        refusable(() -> write(ProtoWriter.forwarding(
                ProtoReader.messages(CodedInputStream.newInstance(body), body.length, Allowance.UNLIMITED))));
        refusable(() -> write(ProtoWriter.forwarding(
                ProtoReader.feedback(CodedInputStream.newInstance(body), body.length, Allowance.UNLIMITED))));
    }

    private static void refusable(Reading reading) throws IOException {
        try {
            reading.read();
        } catch (SeldonException e) {
            if (e.reason() != Reason.BAD_DATA) {
                throw new AssertionError("expected BAD_DATA, but refused as " + e.reason(), e);
            }
        }
    }

    private static List<SeldonMessage> messages(Feedback feedback) {
        return List.of(feedback.request(), feedback.response(), feedback.truth());
    }

    private static void writeJson(List<SeldonMessage> messages) throws IOException {
        for (SeldonMessage message : messages) {
            JsonWriter.write(message, OutputStream.nullOutputStream());
        }
    }

    private static void write(ProtoWriter message) throws IOException {
        CodedOutputStream out = CodedOutputStream.newInstance(OutputStream.nullOutputStream());
        message.write(out);
        out.flush();
    }
}

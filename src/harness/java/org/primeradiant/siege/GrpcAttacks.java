package org.primeradiant.siege;

import com.google.protobuf.ListValue;
import com.google.protobuf.Value;
import io.grpc.Status;
import io.seldon.protos.PredictionProtos.DefaultData;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import io.seldon.protos.PredictionProtos.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.primeradiant.fuzz.GrpcDoor;
import org.primeradiant.fuzz.Recorded;
import org.primeradiant.fuzz.Verdict;
import org.primeradiant.siege.GrpcCaller.Sent;
import org.tensorflow.framework.DataType;
import org.tensorflow.framework.TensorProto;
import org.tensorflow.framework.TensorShapeProto;

/** The hostile gRPC calls to a component. Thread-safe. */
final class GrpcAttacks implements AutoCloseable {
    /** All statuses that {@link GrpcDoor} may accept; it judges each answer itself. */
    static final String[] ANY_OF_A_DAMAGED = {"OK", "INVALID_ARGUMENT", "NOT_FOUND", "UNIMPLEMENTED"};

    private static final int CONNECTIONS = 16;
    private static final int HANGING = 300;
    private static final int AT_ONCE = 2_000;
    private static final int ROWS = 10;
    private static final int COLUMNS = 50_000;

    private static final SeldonMessage CLAIM = SeldonMessage.newBuilder()
            .setData(DefaultData.newBuilder()
                    .setTftensor(TensorProto.newBuilder()
                            .setDtype(DataType.DT_DOUBLE)
                            .setTensorShape(TensorShapeProto.newBuilder()
                                    .addDim(TensorShapeProto.Dim.newBuilder().setSize(1 << 24))
                                    .addDim(TensorShapeProto.Dim.newBuilder().setSize(1)))
                            .addDoubleVal(1)))
            .build();

    /** As many empty lists as fit into a message of 4 MiB. */
    private static final SeldonMessage LISTS = SeldonMessage.newBuilder()
            .setJsonData(Value.newBuilder()
                    .setListValue(ListValue.newBuilder()
                            .addAllValues(Collections.nCopies(
                                    1_000_000,
                                    Value.newBuilder()
                                            .setListValue(ListValue.getDefaultInstance())
                                            .build()))))
            .build();

    private static final SeldonMessage TOO_LARGE = text("a".repeat(5 << 20));

    /**
     * Minimum time between two bursts of hanging calls. Each burst blocks the component's threads for a call's full
     * time limit; good calls must get through in between.
     */
    private static final long BETWEEN_HANGS_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final AtomicLong lastHang = new AtomicLong(System.nanoTime());
    private volatile boolean isHanging;
    private volatile long hangEnd = System.nanoTime();
    private final int port;
    private final List<GrpcCaller> callers;
    private final AtomicInteger turn = new AtomicInteger();
    private final GrpcDoor fuzz;

    /** Allows one burst at a time: two would fill the queue, so that good calls would rightly be refused. */
    private final Semaphore bursts = new Semaphore(1);

    GrpcAttacks(int port) {
        this.port = port;
        callers = Stream.generate(() -> new GrpcCaller(port)).limit(CONNECTIONS).toList();
        fuzz = new GrpcDoor(
                callers.get(0).channel(),
                Recorded.grpc(),
                Set.of(Status.Code.UNAVAILABLE, Status.Code.RESOURCE_EXHAUSTED));
    }

    static SeldonMessage text(String text) {
        return SeldonMessage.newBuilder().setStrData(text).build();
    }

    private Sent predict(String component, SeldonMessage message) {
        return callers.get(Math.floorMod(turn.incrementAndGet(), CONNECTIONS)).predict(component, message);
    }

    Answer claimedShape(Random random) throws InterruptedException {
        return predict("sums", CLAIM).answer();
    }

    Answer tooLarge(Random random) throws InterruptedException {
        return predict("lengths", TOO_LARGE).answer();
    }

    Answer manyValues(Random random) throws InterruptedException {
        return predict("json", LISTS).answer().expecting("ARRAY");
    }

    Answer stuck(Random random) throws InterruptedException {
        return predict("stuck", text(String.valueOf(8_000 + random.nextInt(12_000))))
                .answer();
    }

    Answer stuckAndCancelled(Random random) throws InterruptedException {
        Sent sent = predict("stuck", text(String.valueOf(8_000 + random.nextInt(12_000))));
        Thread.sleep(random.nextInt(2_000));
        return sent.cancelled();
    }

    /**
     * Sends more hanging calls than there are threads, all on one connection and without deadlines. Sends none if the
     * last burst was too recent.
     */
    List<Answer> hangAtOnce(Random random) throws InterruptedException {
        long last = lastHang.get();
        long now = System.nanoTime();
        if (now - last < BETWEEN_HANGS_NANOS || !lastHang.compareAndSet(last, now)) {
            return List.of();
        }
        isHanging = true;
        try {
            return burst(HANGING, "slow", "8000");
        } finally {
            hangEnd = System.nanoTime();
            isHanging = false;
        }
    }

    /** Returns true if {@link #hangAtOnce} has been running since the given {@link System#nanoTime}. */
    boolean hangsSince(long start) {
        return isHanging || hangEnd - start > 0;
    }

    List<Answer> manyAtOnce(Random random) throws InterruptedException {
        return burst(AT_ONCE, "lengths", "a");
    }

    /** Returns an empty list if another burst is running. */
    private List<Answer> burst(int calls, String component, String text) throws InterruptedException {
        if (!bursts.tryAcquire()) {
            return List.of();
        }
        try (GrpcCaller connection = new GrpcCaller(port)) {
            List<Sent> sent = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                sent.add(connection.predict(component, text(text)));
            }
            List<Answer> answers = new ArrayList<>();
            for (Sent call : sent) {
                answers.add(call.answer());
            }
            return answers;
        } finally {
            bursts.release();
        }
    }

    Answer metric(Random random) throws InterruptedException {
        return predict("measured", text(RestAttacks.measurement(random))).answer();
    }

    /** Sends 500,000 numbers and checks their sums. */
    Answer largeTensor(Random random) throws InterruptedException {
        double value = 1 + random.nextInt(9);
        Tensor tensor = Tensor.newBuilder()
                .addShape(ROWS)
                .addShape(COLUMNS)
                .addAllValues(Collections.nCopies(ROWS * COLUMNS, value))
                .build();
        return predict(
                        "sums",
                        SeldonMessage.newBuilder()
                                .setData(DefaultData.newBuilder().setTensor(tensor))
                                .build())
                .answer()
                .expecting(String.valueOf(Collections.nCopies(ROWS, value * COLUMNS)));
    }

    Answer cancelled(Random random) throws InterruptedException {
        Sent sent = predict("slow", text(String.valueOf(random.nextInt(3_000))));
        Thread.sleep(random.nextInt(500));
        return sent.cancelled();
    }

    Answer damaged(Random random) {
        Verdict verdict = fuzz.verdict(random, Targets.any(random));
        boolean busy =
                verdict.status().equals("UNAVAILABLE") || verdict.status().equals("RESOURCE_EXHAUSTED");
        return new Answer(verdict.status(), "", busy, verdict.complaint());
    }

    @Override
    public void close() {
        callers.forEach(GrpcCaller::close);
    }
}

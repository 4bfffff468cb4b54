package org.primeradiant.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.primeradiant.api.Call;
import org.primeradiant.api.ItemIds;
import org.primeradiant.api.RecommendationRequest;
import org.primeradiant.api.ScoredItem;
import org.primeradiant.recommender.StoredRecommender;
import org.primeradiant.train.GeneratedInteractions;
import org.primeradiant.train.Main;

/**
 * The recommender's own time: 100 recent interactions, and 1,000 candidates or none, in a model of 50,000 items with 50
 * neighbours each. The requests differ, so that the model is not in the processor's caches for one of them alone.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RecommenderBenchmark {
    private static final int ITEMS = 50_000;
    private static final int REQUESTS = 256; // a power of 2
    private static final int RECENT = 100;
    private static final int LIMIT = 30;

    /** How many items are to be scored; 0 for all that are similar. */
    @Param({"1000", "0"})
    public int candidates;

    private final StoredRecommender recommender = new StoredRecommender();
    private final RecommendationRequest[] requests = new RecommendationRequest[REQUESTS];
    private Path folder;
    private int next;

    /** Trains a model. */
    @Setup
    public void train() throws IOException {
        folder = Files.createTempDirectory("recommender");
        Path csv = folder.resolve("interactions.csv");
        new GeneratedInteractions(100_000, ITEMS, 40, 1).write(csv);
        PrintWriter out = new PrintWriter(Writer.nullWriter());
        int code = Main.run(
                out,
                new PrintWriter(System.err, true),
                "recommender",
                csv.toString(),
                folder.toString(),
                "--holdout=NONE");
        if (code != 0) {
            throw new IllegalStateException("training ended with " + code);
        }
        recommender.load(folder);
        List<Long> items = known();
        Random random = new Random(2);
        for (int request = 0; request < REQUESTS; request++) {
            requests[request] = RecommendationRequest.of(request, drawn(items, RECENT, random), LIMIT)
                    .withCandidates(drawn(items, candidates, random))
                    .withExclusions(drawn(items, LIMIT, random));
        }
    }

    private List<Long> known() {
        return recommender.recommend(RecommendationRequest.of(1, ItemIds.NONE, ITEMS), Call.none()).stream()
                .map(ScoredItem::item)
                .toList();
    }

    private static ItemIds drawn(List<Long> items, int count, Random random) {
        return ItemIds.of(random.ints(count, 0, items.size())
                .mapToLong(place -> items.get(place))
                .toArray());
    }

    /** Removes the model. */
    @TearDown(Level.Trial)
    public void remove() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    /** One request. */
    @Benchmark
    public List<ScoredItem> recommend() {
        next = next + 1 & REQUESTS - 1;
        return recommender.recommend(requests[next], Call.none());
    }
}

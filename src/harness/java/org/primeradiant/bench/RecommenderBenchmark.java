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
 * Time the recommender itself takes for 100 recent interactions and 1,000 candidates (or none), with a model of 50,000
 * items that have 50 neighbors each. The requests differ, so that the CPU caches do not hold the part of the model that
 * a single repeated request would touch.
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

    /** Number of candidates to score; 0 to score all similar items. */
    @Param({"1000", "0"})
    public int candidates;

    private final StoredRecommender recommender = new StoredRecommender();
    private final RecommendationRequest[] requests = new RecommendationRequest[REQUESTS];
    private Path folder;
    private int next;

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
            throw new IllegalStateException("training failed with exit code " + code);
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

    @TearDown(Level.Trial)
    public void remove() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    @Benchmark
    public List<ScoredItem> recommend() {
        next = next + 1 & REQUESTS - 1;
        return recommender.recommend(requests[next], Call.none());
    }
}

package org.primeradiant.trees;

import static java.lang.Math.min;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Damaged model files are refused, or give a model that can be used. */
class DamagedTreesTest {
    /** The largest golden file is read in a hundredth of it. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** Heap bytes per byte of the file that reading it may allocate, garbage included, beside a constant. */
    private static final int ALLOCATED_PER_BYTE = 64;

    private static final long ALLOCATED = 8 << 20;

    /** A damaged file may have so many features that rows of them would not fit into the heap. */
    private static final int MOST_FEATURES = 100_000;

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private interface Damage {
        byte[] damaged(byte[] file, RandomGenerator random);
    }

    @Property(tries = 3000, seed = "1", shrinking = ShrinkingMode.OFF)
    void readsOrRefusesDamagedJson(@ForAll long seed) {
        check(Golden.XGBOOST, ".json", seed, ModelDamage::json);
    }

    @Property(tries = 3000, seed = "2", shrinking = ShrinkingMode.OFF)
    void readsOrRefusesDamagedUbj(@ForAll long seed) {
        check(Golden.XGBOOST, ".ubj", seed, ModelDamage::ubj);
    }

    @Property(tries = 3000, seed = "3", shrinking = ShrinkingMode.OFF)
    void readsOrRefusesDamagedText(@ForAll long seed) {
        check(Golden.LIGHTGBM, ".txt", seed, ModelDamage::lines);
    }

    @Property(tries = 1000, seed = "4", shrinking = ShrinkingMode.OFF)
    void readsOrRefusesJsonWithDamagedBytes(@ForAll long seed) {
        check(Golden.XGBOOST, ".json", seed, ModelDamage::bytes);
    }

    @Property(tries = 1000, seed = "5", shrinking = ShrinkingMode.OFF)
    void readsOrRefusesUbjWithDamagedBytes(@ForAll long seed) {
        check(Golden.XGBOOST, ".ubj", seed, ModelDamage::bytes);
    }

    @Property(tries = 1000, seed = "6", shrinking = ShrinkingMode.OFF)
    void readsOrRefusesTextWithDamagedBytes(@ForAll long seed) {
        check(Golden.LIGHTGBM, ".txt", seed, ModelDamage::bytes);
    }

    private static void check(List<String> models, String extension, long seed, Damage damage) {
        Random random = new Random(seed);
        String name = models.get(random.nextInt(models.size()));
        byte[] file = Golden.resource(name + extension);
        for (int times = 1 + random.nextInt(2); times > 0 && file.length > 0; times--) {
            file = damage.damaged(file, random);
        }
        byte[] damaged = file;

        assertTimeoutPreemptively(LONGEST, () -> use(damaged, random.nextBoolean()));
    }

    private static void use(byte[] file, boolean bestIteration) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            TreeModel model = Golden.read("damaged", file, new TreeOptions(bestIteration));
            assertAllocated(before, file.length);
            score(model);
        } catch (TreeFileException e) {
            assertAllocated(before, file.length);
            assertThat(e).hasMessageStartingWith("damaged");
        }
    }

    private static void assertAllocated(long before, int length) {
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before)
                .isLessThan(ALLOCATED + (long) ALLOCATED_PER_BYTE * length);
    }

    /** Scores 133 rows, which are divided at the nodes, or 5 large ones: a group of four, and one that remains. */
    private static void score(TreeModel model) {
        if (model.features() > MOST_FEATURES) {
            return;
        }
        int count = model.features() > 100 || model.marginsPerRow() > 3 ? 5 : 133;
        double[] rows =
                new Random(1).doubles((long) count * model.features(), -2, 20).toArray();
        rows[min(3, rows.length - 1)] = Double.NaN;
        model.predict(rows, count, new double[count * model.outputs()]);
        model.margins(rows, count, new double[count * model.marginsPerRow()]);
        model.leaves(rows, count, new int[count * model.trees()]);
        if (model.hasContributions() && model.marginsPerRow() <= 3) {
            int perRow = model.marginsPerRow() * (model.features() + 1);
            model.contributions(rows, count, new double[count * perRow]);
        }
        assertThat(model.classNames()).hasSizeLessThanOrEqualTo(XgboostReader.MAX_OUTPUTS);
    }
}

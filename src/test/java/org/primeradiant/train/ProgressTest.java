package org.primeradiant.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final long SECOND = 1_000_000_000;

    private final StringWriter text = new StringWriter();
    private final AtomicLong now = new AtomicLong(5);
    private final Progress progress = new Progress(new PrintWriter(text), now::get);

    @Test
    void tellsPercentAndCountOnceASecond() {
        Progress.Step step = progress.step("Reading i.csv", 1000, "rows");

        step.advance(100, 1_000_000);
        now.addAndGet(SECOND);
        step.advance(350, 4_500_000);
        step.advance(50, 500_000);
        now.addAndGet(SECOND - 1);
        step.advance(50, 500_000);
        now.addAndGet(1);
        step.advance(50, 500_000);

        assertThat(text.toString().lines())
                .containsExactly("Reading i.csv: 45 %, 5,500,000 rows", "Reading i.csv: 60 %, 7,000,000 rows");
    }

    @Test
    void tellsTheTimeAtTheEnd() {
        try (Progress.Step step = progress.step("Comparing items", 7, "items")) {
            step.advance(7, 7);
            now.addAndGet(SECOND / 2);
        }

        assertThat(text.toString().lines()).containsExactly("Comparing items: 7 items in 0.5 s");
    }

    @Test
    void doesNotDivideByNoWork() {
        Progress.Step step = progress.step("Reading i.csv", 0, "rows");

        now.addAndGet(SECOND);
        step.advance(0, 0);

        assertThat(text.toString().lines()).containsExactly("Reading i.csv: 100 %, 0 rows");
    }
}

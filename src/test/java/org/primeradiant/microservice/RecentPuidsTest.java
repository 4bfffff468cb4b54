package org.primeradiant.microservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RecentPuidsTest {
    private static final int KEPT = 100_000;

    private final RecentPuids puids = new RecentPuids(new Random(1));

    private void add(int from, int to) {
        for (int i = from; i < to; i++) {
            puids.add("puid-" + i);
        }
    }

    private long known(int from, int to) {
        long known = 0;
        for (int i = from; i < to; i++) {
            known += puids.contains("puid-" + i) ? 1 : 0;
        }
        return known;
    }

    @Test
    void knowsNothingAtFirst() {
        assertThat(puids.contains("puid-1")).isFalse();
        assertThat(puids.contains("")).isFalse();
    }

    @Test
    void remembersTheLastHundredThousand() {
        add(0, KEPT + 17);

        assertThat(known(17, KEPT + 17)).isEqualTo(KEPT);
        assertThat(known(KEPT + 17, 2 * KEPT)).isZero();
    }

    @Test
    void forgetsWhatIsTwiceAsOld() {
        add(0, 2 * KEPT);

        assertThat(known(0, KEPT)).isZero();
        assertThat(known(KEPT, 2 * KEPT)).isEqualTo(KEPT);
    }

    @Test
    void countsAnIdOnceThatIsAddedAgain() {
        puids.add("first");
        for (int i = 0; i < 2 * KEPT; i++) {
            puids.add("again");
        }

        assertThat(puids.contains("first")).isTrue();
    }
}

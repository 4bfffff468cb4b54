package org.primeradiant.recommender;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SumsTest {
    @Test
    void growsWithoutLosingWhatIsAddedMeanwhile() {
        Sums sums = new Sums(1);

        for (int key = 0; key < 100; key++) {
            sums.add(key, key);
            sums.add(key, 0.5);
        }

        assertThat(sums.size()).isEqualTo(100);
        for (int place = 0; place < 100; place++) {
            assertThat(sums.key(place)).isEqualTo(place);
            assertThat(sums.sum(place)).isEqualTo(place + 0.5);
        }
    }

    @Test
    void passesOverWhatIsNotWanted() {
        Sums sums = new Sums(2);
        sums.want(3);

        sums.addIfWanted(3, 1.5);
        sums.addIfWanted(4, 1.5);

        assertThat(sums.size()).isEqualTo(1);
        assertThat(sums.sum(0)).isEqualTo(1.5);
    }
}

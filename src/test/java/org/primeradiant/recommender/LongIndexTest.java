package org.primeradiant.recommender;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LongIndexTest {
    @Test
    void countsDistinctNumbersInTheirOrder() {
        LongIndex index = LongIndex.of(7, -3, 7, Long.MIN_VALUE, 0, -3);

        assertThat(index.toArray()).containsExactly(7, -3, Long.MIN_VALUE, 0);
        assertThat(index.size()).isEqualTo(4);
        assertThat(index.at(2)).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void answersThePlaceOfWhatIsAddedAgain() {
        LongIndex index = LongIndex.of(5, 6);

        assertThat(index.add(6)).isEqualTo(1);
        assertThat(index.add(9)).isEqualTo(2);
    }

    @Test
    void doesNotFindWhatWasNotAdded() {
        LongIndex index = LongIndex.of(5, 6);

        assertThat(index.find(7)).isEqualTo(-1);
        assertThat(index.contains(7)).isFalse();
        assertThat(new LongIndex(0).find(0)).isEqualTo(-1);
    }

    @Test
    void findsEachOfManyNumbersHoweverTheyLie() {
        long[] numbers = LongStream.concat(
                        LongStream.range(0, 50_000), LongStream.range(1, 50_000).map(i -> i << 40))
                .toArray();
        LongIndex index = new LongIndex(1);

        for (long number : numbers) {
            index.add(number);
        }

        assertThat(index.size()).isEqualTo(99_999);
        for (int place = 0; place < numbers.length; place++) {
            assertThat(index.find(numbers[place])).isEqualTo(place);
        }
    }
}

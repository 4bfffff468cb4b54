package org.primeradiant.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConfusionTest {
    @Test
    void hasALinePerClassAndAColumnPerPrediction() {
        Confusion confusion = new Confusion(List.of("a", "cancelled"));
        IntStream.range(0, 1234).forEach(i -> confusion.add(0, 0));
        confusion.add(0, 1);
        confusion.add(1, 0);
        confusion.add(1, 1);

        assertThat(confusion.right()).isEqualTo(1235);
        assertThat(confusion.lines())
                .containsExactly(
                        "true \\ predicted     a  cancelled",
                        "a                 1234          1",
                        "cancelled            1          1");
    }

    @Test
    void cutsLongNames() {
        assertThat(new Confusion(List.of("x".repeat(41), "y")).lines().get(1)).startsWith("x".repeat(40) + "...");
    }

    @Test
    void listsTheMostFrequentConfusionsOfManyClasses() {
        Confusion confusion =
                new Confusion(IntStream.range(0, 13).mapToObj(i -> "c" + i).toList());
        confusion.add(3, 4);
        confusion.add(5, 6);
        confusion.add(5, 6);
        confusion.add(7, 7);

        assertThat(confusion.lines())
                .containsExactly(
                        "confusions of 13 classes, the most frequent first: 2",
                        "2 of 'c5' predicted as 'c6'",
                        "1 of 'c3' predicted as 'c4'");
    }

    @Test
    void saysThatThereAreNone() {
        List<String> names = IntStream.range(0, 13).mapToObj(i -> "c" + i).toList();

        assertThat(new Confusion(names).lines())
                .containsExactly("confusions of 13 classes, the most frequent first: none");
    }
}

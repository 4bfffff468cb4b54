package org.primeradiant.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;

class BytesTest {
    @Test
    void doesNotFollowChangesOfTheArrayItCopied() {
        byte[] array = {1, 2};

        Bytes bytes = Bytes.of(array);
        array[0] = 9;

        assertThat(bytes.array()).containsExactly(1, 2);
    }

    @Test
    void sharesTheArrayThatItWraps() {
        byte[] array = {1, 2};

        assertThat(Bytes.wrap(array).array()).isSameAs(array);
    }

    @Test
    void rejectsNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> Bytes.wrap((byte[]) null))
                .withMessage("value");
    }

    @Test
    void equalsTheSameBytes() {
        Bytes bytes = Bytes.of((byte) 1, (byte) 2);

        assertThat(bytes)
                .isEqualTo(Payload.bytes((byte) 1, (byte) 2))
                .hasSameHashCodeAs(Payload.bytes((byte) 1, (byte) 2))
                .isNotEqualTo(Bytes.of((byte) 1))
                .isNotEqualTo(Bytes.of());
    }

    @Test
    void tellsOnlyItsLengthInItsText() {
        assertThat(Bytes.of((byte) 1, (byte) 2)).hasToString("Bytes[2]");
    }
}

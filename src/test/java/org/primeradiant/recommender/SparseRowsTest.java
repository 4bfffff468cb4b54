package org.primeradiant.recommender;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SparseRowsTest {
    @Test
    void turnsRowsIntoColumns() {
        SparseRows rows = new SparseRows(new int[] {0, 2, 3}, new int[] {2, 0, 2}, new float[] {0.5f, 0.25f, 1});

        SparseRows turned = rows.transposed(3);

        assertThat(turned.rows()).isEqualTo(3);
        assertThat(turned.length(0)).isEqualTo(1);
        assertThat(turned.length(1)).isZero();
        assertThat(turned.length(2)).isEqualTo(2);
        assertThat(turned.column(turned.start(0))).isZero();
        assertThat(turned.value(turned.start(0))).isEqualTo(0.25f);
        assertThat(turned.column(turned.start(2))).isZero();
        assertThat(turned.value(turned.start(2))).isEqualTo(0.5f);
        assertThat(turned.column(turned.start(2) + 1)).isEqualTo(1);
    }
}

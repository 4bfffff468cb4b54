package org.primeradiant.recommender;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SparseRowsTest {
    @Test
    void turnsRowsIntoColumns() {
        RowsBuilder builder = new RowsBuilder(2, 3, true);
        builder.add(2, 0.5f);
        builder.add(0, 0.25f);
        builder.endRow();
        builder.add(2, 1);
        builder.endRow();

        SparseRows turned = builder.build().transposed(3);

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

    @Test
    void holdsOnesWithoutTheirValues() {
        RowsBuilder builder = new RowsBuilder(1, 5, false);
        builder.add(4, 7);
        builder.endRow();

        SparseRows rows = builder.build();

        assertThat(rows.size()).isEqualTo(1);
        assertThat(rows.hasValues()).isFalse();
        assertThat(rows.value(0)).isEqualTo(1);
    }
}

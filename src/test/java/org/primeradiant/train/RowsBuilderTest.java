package org.primeradiant.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.primeradiant.recommender.SparseRows;

class RowsBuilderTest {
    @Test
    void writesOneRowAfterTheOther() {
        RowsBuilder builder = new RowsBuilder(2, 5, true);
        builder.add(2, 0.5f);
        builder.add(0, 0.25f);
        builder.endRow();
        builder.add(1, 1);
        builder.endRow();

        SparseRows rows = builder.build();

        assertThat(rows.rows()).isEqualTo(2);
        assertThat(rows.size()).isEqualTo(3);
        assertThat(rows.length(0)).isEqualTo(2);
        assertThat(rows.column(0)).isEqualTo(2);
        assertThat(rows.value(1)).isEqualTo(0.25f);
        assertThat(rows.start(1)).isEqualTo(2);
        assertThat(rows.column(2)).isEqualTo(1);
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

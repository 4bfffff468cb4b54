package org.primeradiant.docs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;
import org.primeradiant.api.Call;

class RentsTest {
    @Test
    void asksThreeRentsAsDeposit() {
        double[][] answer = new Rents().predict(new double[][] {{80, 3}}, Call.none());

        assertArrayEquals(new double[] {950, 2850}, answer[0]);
    }
}

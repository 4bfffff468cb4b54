package fares;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.primeradiant.api.Call;

class FaresTest {
    @Test
    void asksMoreAtNight() {
        Fares fares = new Fares();
        fares.tariff = new Tariff();
        Call call = Call.none();

        double[][] answer = fares.predict(new double[][] {{10, 12}, {10, 23}}, call);

        assertArrayEquals(new double[][] {{24}, {34}}, answer);
        assertEquals("2", call.addedTags().get("rides").toString());
    }
}

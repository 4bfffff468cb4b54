package org.primeradiant.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Quiet.class)
class WarmUpTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"[[1], [2]]", " {\"data\": {\"tensor\": {\"shape\": [1, 1], \"values\": [1]}}}"})
    void callsTheModelBeforeItIsServed(String rows) {
        CountingFormat counting = new CountingFormat();

        Served served = new Served(folder)
                .write("iris/model.counting", "")
                .write("iris/warmup.json", rows)
                .start(counting);

        assertThat(counting.calls()).isEqualTo(1);
        assertThat(served.registry().isReady()).isTrue();
        served.write("iris/model.counting", "new").look();
        assertThat(counting.calls()).isEqualTo(2);
    }

    @Test
    void doesNotServeAVersionThatRefusesItsRows() {
        Served served = new Served(folder).toy("iris/1/model.toy", 1).start();

        served.toy("iris/2/model.toy", 2)
                .write("iris/2/warmup.json", "{\"strData\": \"blue\"}")
                .look();

        assertThat(served.answer("iris")).isEqualTo(1);
        assertThat(served.index().get(1))
                .startsWith("iris 2 UNAVAILABLE it does not answer the rows of warmup.json: iris.predict");
        assertThat(served.toys.open()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[[1] | warmup.json is neither a list of rows nor a message: ",
                "rows | warmup.json is neither a list of rows nor a message: ",
                "{} | it does not answer the rows of warmup.json: iris.predict takes data"
            })
    void saysWhatIsWrongWithTheRows(String rows, String message) {
        Served served = new Served(folder)
                .toy("iris/model.toy", 1)
                .write("iris/warmup.json", rows)
                .optional()
                .start();

        assertThat(served.index().get(0)).startsWith("iris  UNAVAILABLE " + message);
    }

    @Test
    void readsNoMoreThanSomeRows() {
        Served served = new Served(folder)
                .toy("iris/model.toy", 1)
                .write("iris/warmup.json", "[[" + "1,".repeat(2 << 20) + "1]]")
                .optional()
                .start();

        assertThat(served.index()).containsExactly("iris  UNAVAILABLE warmup.json is too long");
    }
}

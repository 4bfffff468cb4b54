package org.primeradiant.components;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.Call;
import org.primeradiant.api.Metric;
import org.primeradiant.api.None;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Tensor;

class SimpleComponentsTest {
    private static final Payload SCORES = Payload.data(Tensor.of(new int[] {1, 3}, 0.1, 0.9, 0.5));

    private final SimpleModel model = new SimpleModel();

    @Test
    void answersFixedScoresToData() {
        Payload rows = Payload.data(Tensor.of(new double[][] {{1}, {2}}));

        assertThat(model.predict(rows, Call.none())).isEqualTo(SCORES);
        assertThat(model.predict(Payload.NONE, Call.none())).isEqualTo(SCORES);
        assertThat(model.classNames()).containsExactly("class0", "class1", "class2");
    }

    @Test
    void handsTextsAndBytesBack() {
        assertThat(model.predict(Payload.text("a"), Call.none())).isEqualTo(Payload.text("a"));
        assertThat(model.predict(Payload.bytes((byte) 7), Call.none())).isEqualTo(Payload.bytes((byte) 7));
    }

    @Test
    void reportsAMetricOfEachType() {
        Call call = Call.none();

        model.predict(Payload.NONE, call);

        assertThat(call.addedMetrics())
                .containsExactly(
                        new Metric(Metric.Type.COUNTER, "mymetric_counter", 1, Map.of()),
                        new Metric(Metric.Type.GAUGE, "mymetric_gauge", 100, Map.of()),
                        new Metric(Metric.Type.TIMER, "mymetric_timer", 22.1, Map.of()));
    }

    @Test
    void routesToTheFirstChild() {
        assertThat(new SimpleRouter().route(new None(), Call.none())).isZero();
    }
}

package org.primeradiant.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.primeradiant.admission.Budget;
import org.primeradiant.admission.ObservedCall;
import org.primeradiant.admission.ObservedCall.Outcome;
import org.primeradiant.admission.Watch;
import org.primeradiant.settings.Limits;
import org.primeradiant.traffic.Traffic;

class ConsoleTrafficTest {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-03-01T12:00:03Z"), ZoneOffset.UTC);

    @Test
    void tellsNothingBeforeTheFirstCall() {
        JsonObject view = new ConsoleTraffic(new Traffic(NOW, Map.of()), NOW).view(true);

        assertThat(view.getJsonArray("components")).isEmpty();
        assertThat(view.getJsonArray("failures")).isEmpty();
        assertThat(view.getInt("slotSeconds") * view.getInt("slots")).isEqualTo(15 * 60);
    }

    @Test
    void tellsSlotsAndFailures() {
        Traffic traffic = new Traffic(NOW, Map.of());
        Limits limits = new Limits(1, 1, 1, 1 << 20, 0, 1, 0, 1, Duration.ofSeconds(60), Duration.ofSeconds(30), 0);
        Watch watch = new Watch(limits, Thread::new, text -> {}, List.of(traffic));
        call(watch, Outcome.ANSWERED, "200", "");
        call(watch, Outcome.REFUSED, "400", "MICROSERVICE_BAD_DATA");
        call(watch, Outcome.FAILED, "500", "iris.predict failed");
        Clock later = Clock.offset(NOW, Duration.ofSeconds(12)); // in the third slot after that of the calls

        JsonObject view = new ConsoleTraffic(traffic, later).view(true);

        JsonObject iris = view.getJsonArray("components").getJsonObject(0);
        assertThat(iris.getString("name")).isEqualTo("iris");
        JsonArray slot = iris.getJsonArray("slots").getJsonArray(0);
        assertThat(slot.subList(0, 4).toString()).isEqualTo("[3, 1, 1, 1]");
        assertThat(slot).hasSize(6);
        assertThat(view.getJsonArray("failures").getJsonObject(0).getString("reason"))
                .isEqualTo("iris.predict failed");
        assertThat(view.getJsonArray("failures").getJsonObject(0).getBoolean("isRefused"))
                .isFalse();
        assertThat(view.getJsonArray("failures").getJsonObject(1).getBoolean("isRefused"))
                .isTrue();
        assertThat(new ConsoleTraffic(traffic, later).view(false).toString())
                .doesNotContain("iris.predict failed", "MICROSERVICE_BAD_DATA");
    }

    private static void call(Watch watch, Outcome outcome, String code, String reason) {
        Budget budget = watch.beginUntimed(watch.pool("HTTP", 1));
        ObservedCall observed = budget.observed();
        observed.names("iris", "PREDICT", "seldon", "p1");
        observed.ends(outcome, code, reason);
        budget.close();
    }
}

package org.primeradiant.console;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.primeradiant.admission.ObservedCall.Outcome;
import org.primeradiant.traffic.Failure;
import org.primeradiant.traffic.Series;
import org.primeradiant.traffic.Slot;
import org.primeradiant.traffic.Traffic;

/**
 * The calls of the last minutes and the last failures, as the console's page reads them. Thread-safe.
 *
 * @param traffic what the calls did
 * @param clock tells how long ago a slot was
 */
record ConsoleTraffic(Traffic traffic, Clock clock) {
    /** As {@link Traffic#recent} has it. */
    private static final int SLOT_SECONDS = 5;

    private static final int SLOTS = 15 * 60 / SLOT_SECONDS;

    /**
     * All that a caller may know, at this moment. A slot is a list: how many slots ago it was, the calls that were
     * answered, refused and failed, and the median and 0.99-quantile of their durations in milliseconds.
     *
     * @param tellsReasons whether the caller is told why calls failed
     */
    JsonObject view(boolean tellsReasons) {
        TreeSet<String> names = new TreeSet<>();
        traffic.series().stream().map(Series::component).forEach(names::add);
        JsonArrayBuilder components = Json.createArrayBuilder();
        for (String name : names) {
            List<Slot> slots = traffic.recent(name);
            if (!slots.isEmpty()) {
                components.add(Json.createObjectBuilder().add("name", name).add("slots", slots(slots)));
            }
        }
        JsonArrayBuilder failures = Json.createArrayBuilder();
        traffic.failures().forEach(failure -> failures.add(failure(failure, tellsReasons)));
        return Json.createObjectBuilder()
                .add("slotSeconds", SLOT_SECONDS)
                .add("slots", SLOTS)
                .add("components", components)
                .add("failures", failures)
                .build();
    }

    private JsonArrayBuilder slots(List<Slot> slots) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        for (Slot slot : slots) {
            long ago = Duration.between(slot.start(), clock.instant()).toSeconds() / SLOT_SECONDS;
            JsonArrayBuilder values = Json.createArrayBuilder()
                    .add(ago)
                    .add(slot.answered())
                    .add(slot.refused())
                    .add(slot.failed());
            millis(values, slot.latency().p50());
            millis(values, slot.latency().p99());
            list.add(values);
        }
        return list;
    }

    private static void millis(JsonArrayBuilder values, double millis) {
        if (Double.isFinite(millis)) {
            values.add(Math.round(millis * 1000) / 1000.0);
        } else {
            values.addNull();
        }
    }

    private static JsonObjectBuilder failure(Failure failure, boolean tellsReasons) {
        return Json.createObjectBuilder()
                .add("at", failure.at().toEpochMilli())
                .add("component", failure.component())
                .add("operation", failure.operation())
                .add("protocol", failure.protocol())
                .add("isRefused", failure.outcome() == Outcome.REFUSED)
                .add("code", failure.code())
                .add("reason", tellsReasons ? failure.reason() : "");
    }
}

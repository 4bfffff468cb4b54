package org.primeradiant.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;
import static org.primeradiant.api.Metric.Type.COUNTER;
import static org.primeradiant.api.Metric.Type.GAUGE;
import static org.primeradiant.api.Metric.Type.TIMER;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallTest {
    /** A caller with one header and a deadline, who has hung up. */
    private record Impatient(String headerName, String headerValue) implements Caller {
        @Override
        public Optional<String> header(String name) {
            return name.equals(headerName) ? Optional.of(headerValue) : Optional.empty();
        }

        @Override
        public Optional<Instant> deadline() {
            return Optional.of(Instant.EPOCH);
        }

        @Override
        public boolean isGone() {
            return true;
        }
    }

    private static Call call(Meta meta, Caller caller) {
        return new Call("router", meta, List.of("length", "width"), caller);
    }

    private static Meta meta(String puid, Map<String, Integer> routing) {
        return new Meta(puid, Map.of("stage", Json.createValue("prod")), routing, Map.of(), List.of());
    }

    @Test
    void carriesNothingInATest() {
        Call call = Call.none();

        assertThat(call.puid()).isEmpty();
        assertThat(call.names()).isEmpty();
        assertThat(call.tags()).isEmpty();
        assertThat(call.routing()).isEmpty();
        assertThat(call.branch()).isEmpty();
        assertThat(call.header("Seldon-Puid")).isEmpty();
        assertThat(call.deadline()).isEmpty();
        assertThat(call.isAbandoned()).isFalse();
        assertThat(call.addedTags()).isEmpty();
        assertThat(call.addedMetrics()).isEmpty();
    }

    @Test
    void tellsWhatCameWithTheRequest() {
        Call call = call(meta("p1", Map.of("other", 2)), new Impatient("X-Customer", "42"));

        assertThat(call.names()).containsExactly("length", "width");
        assertThat(call.tags()).containsExactly(entry("stage", Json.createValue("prod")));
        assertThat(call.routing()).containsExactly(entry("other", 2));
        assertThat(call.header("X-Customer")).contains("42");
        assertThat(call.deadline()).contains(Instant.EPOCH);
        assertThat(call.isAbandoned()).isTrue();
    }

    @Test
    void takesThePuidFromTheMessageRatherThanFromTheHeader() {
        Call call = call(meta("of-the-message", Map.of()), new Impatient("Seldon-Puid", "of-the-header"));

        assertThat(call.puid()).isEqualTo("of-the-message");
    }

    @Test
    void takesThePuidFromTheHeaderWhenTheMessageHasNone() {
        Call call = call(Meta.EMPTY, new Impatient("Seldon-Puid", "of-the-header"));

        assertThat(call.puid()).isEqualTo("of-the-header");
    }

    @Test
    void knowsTheBranchThatItsOwnNodeTook() {
        assertThat(call(meta("", Map.of("router", 1)), Caller.NONE).branch()).hasValue(1);
    }

    @Test
    void knowsNoBranchWhenOnlyOthersHaveRouted() {
        assertThat(call(meta("", Map.of("other", 1)), Caller.NONE).branch()).isEmpty();
    }

    @Test
    void keepsTagsOfEveryTypeInOrder() {
        Call call = Call.none();

        call.tag("text", "a");
        call.tag("number", 0.5);
        call.tag("whole", 9_007_199_254_740_993L);
        call.tag("truth", true);
        call.tag("json", JsonValue.EMPTY_JSON_ARRAY);

        assertThat(call.addedTags())
                .containsExactly(
                        entry("text", Json.createValue("a")),
                        entry("number", Json.createValue(0.5)),
                        entry("whole", Json.createValue(9_007_199_254_740_993L)),
                        entry("truth", JsonValue.TRUE),
                        entry("json", JsonValue.EMPTY_JSON_ARRAY));
    }

    @Test
    void replacesAnEarlierTagOfTheSameName() {
        Call call = Call.none();

        call.tag("stage", "test");
        call.tag("stage", "prod");

        assertThat(call.addedTags()).containsExactly(entry("stage", Json.createValue("prod")));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void rejectsATagThatJsonCannotSay(double value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Call.none().tag("score", value))
                .withMessage("tag score must be a finite number, got " + value);
    }

    @Test
    void keepsMetricsInOrder() {
        Call call = Call.none();

        call.counter("rows", 3);
        call.gauge("score", 0.25);
        call.timer("query", Duration.ofNanos(1_500_000));
        call.metric(new Metric(COUNTER, "rows", 1, Map.of("region", "eu")));

        assertThat(call.addedMetrics())
                .containsExactly(
                        new Metric(COUNTER, "rows", 3, Map.of()),
                        new Metric(GAUGE, "score", 0.25, Map.of()),
                        new Metric(TIMER, "query", 1.5, Map.of()),
                        new Metric(COUNTER, "rows", 1, Map.of("region", "eu")));
    }

    @Test
    void handsOutCopiesOfWhatWasAdded() {
        Call call = Call.none();
        call.tag("stage", "prod");
        call.counter("rows", 1);
        Map<String, JsonValue> tags = call.addedTags();
        List<Metric> metrics = call.addedMetrics();

        call.tag("later", true);
        call.counter("later", 1);

        assertThat(tags).containsOnlyKeys("stage");
        assertThat(metrics).hasSize(1);
    }

    @Test
    void startsAfreshWithWhatCameAndNothingAdded() {
        Call call = call(meta("p1", Map.of("router", 1)), new Impatient("X-Customer", "42"));
        call.tag("stage", "prod");
        call.counter("rows", 1);

        Call fresh = call.fresh();

        assertThat(fresh.puid()).isEqualTo("p1");
        assertThat(fresh.branch()).hasValue(1);
        assertThat(fresh.names()).containsExactly("length", "width");
        assertThat(fresh.header("X-Customer")).contains("42");
        assertThat(fresh.addedTags()).isEmpty();
        assertThat(fresh.addedMetrics()).isEmpty();
    }

    @Test
    void losesNothingThatSeveralThreadsAdd() {
        Call call = Call.none();

        IntStream.range(0, 1000).parallel().forEach(i -> {
            call.counter("rows", 1);
            call.tag("row" + i, i);
        });

        assertThat(call.addedMetrics()).hasSize(1000);
        assertThat(call.addedTags()).hasSize(1000);
    }
}

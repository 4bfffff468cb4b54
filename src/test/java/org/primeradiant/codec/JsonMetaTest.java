package org.primeradiant.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.primeradiant.codec.JsonBodies.assertBadData;
import static org.primeradiant.codec.JsonBodies.read;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.Meta;
import org.primeradiant.api.Metric;
import org.primeradiant.api.Status;

class JsonMetaTest {
    @Test
    void readsEverythingInMeta() {
        Meta meta = read("""
                        {"meta": {"puid": "p", "tags": {"a": 1, "b": [null]}, "routing": {"r": -1},
                          "requestPath": {"m": "i:1"},
                          "metrics": [{"key": "k", "value": 1.5}, {"type": "TIMER", "tags": {"t": "v"}}, {"type": 1}],
                          "unknown": {}}}
                        """).meta();

        assertThat(meta)
                .isEqualTo(new Meta(
                        "p",
                        Map.of(
                                "a",
                                Json.createValue(1),
                                "b",
                                Json.createArrayBuilder().add(JsonValue.NULL).build()),
                        Map.of("r", -1),
                        Map.of("m", "i:1"),
                        List.of(
                                new Metric(Metric.Type.COUNTER, "k", 1.5, Map.of()),
                                new Metric(Metric.Type.TIMER, "", 0, Map.of("t", "v")),
                                new Metric(Metric.Type.GAUGE, "", 0, Map.of()))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "5",
                "{\"puid\":1}",
                "{\"tags\":[]}",
                "{\"tags\":{\"a\":NaN}}",
                "{\"routing\":[1]}",
                "{\"routing\":{\"r\":1.5}}",
                "{\"routing\":{\"r\":\"1\"}}",
                "{\"routing\":{\"r\":2147483648}}",
                "{\"requestPath\":{\"m\":1}}",
                "{\"metrics\":{}}",
                "{\"metrics\":[1]}",
                "{\"metrics\":[{\"type\":\"BOGUS\"}]}",
                "{\"metrics\":[{\"type\":3}]}",
                "{\"metrics\":[{\"value\":\"1\"}]}",
                "{\"metrics\":[{\"tags\":{\"a\":1}}]}"
            })
    void rejectsWrongTypesInMeta(String meta) {
        assertBadData("{\"meta\":" + meta + "}", "");
    }

    @Test
    void readsNullFieldsOfMetaAsMissing() {
        assertThat(read("""
                        {"meta": {"puid": null, "tags": null, "routing": null, "requestPath": null, "metrics": null}}
                        """).meta()).isEqualTo(Meta.EMPTY);
        assertThat(read("""
                        {"meta": {"metrics": [{"key": "k", "type": null, "value": null, "tags": null}]}}
                        """).meta().metrics()).containsExactly(new Metric(Metric.Type.COUNTER, "k", 0, Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"routing\":{\"r\":null}}", "{\"requestPath\":{\"m\":null}}", "{\"metrics\":[null]}"})
    void rejectsNullInListsAndMaps(String meta) {
        assertBadData("{\"meta\":" + meta + "}", "");
    }

    @Test
    void readsNullFieldsOfStatusAsMissing() {
        assertThat(read("{\"status\":null}").status()).isEqualTo(Status.NONE);
        assertThat(read("{\"status\":{\"code\":1,\"info\":null,\"reason\":null,\"status\":null}}")
                        .status())
                .isEqualTo(new Status(1, "", "", Status.Flag.SUCCESS));
    }

    @Test
    void readsTheStatusFlagByNameAndNumber() {
        Status status = new Status(200, "teapot", "BECAUSE", Status.Flag.FAILURE);

        assertThat(read("{\"status\":{\"code\":200,\"info\":\"teapot\",\"reason\":\"BECAUSE\",\"status\":\"FAILURE\"}}")
                        .status())
                .isEqualTo(status);
        assertThat(read("{\"status\":{\"code\":200,\"info\":\"teapot\",\"reason\":\"BECAUSE\",\"status\":1}}")
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"code\":\"1\"}", "{\"info\":1}", "{\"status\":\"MAYBE\"}", "{\"status\":2}"})
    void rejectsWrongTypesInStatus(String status) {
        assertBadData("{\"status\":" + status + "}", "");
    }

    @Test
    void readsTheBranchThatAnExecutorHasRewrittenAsAFloat() {
        assertThat(read("{\"meta\":{\"routing\":{\"r\":1.0}}}").meta().routing())
                .containsEntry("r", 1);
    }
}

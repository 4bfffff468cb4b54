package org.primeradiant.microservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.beans.Declared;
import org.primeradiant.beans.StatelessPair;
import org.primeradiant.testing.Grpc;
import org.primeradiant.testing.Http;
import org.primeradiant.testing.RadiantWar;

/** Calls components that declare columns and members, by annotation or setting, alone and in a graph. */
@ExtendWith(ArquillianExtension.class)
class DeclaredInputIT {
    private static final String GRAPH = "{\"name\":\"main\",\"graph\":{\"name\":\"flats\",\"type\":\"MODEL\"}}";
    private static final Map<String, String> SETTINGS = Map.of(
            "RADIANT_STRICT_MEMBERS", "foreign-booking",
            "RADIANT_COLUMNS", "{foreign: [{name: a, max: 5}, {name: b}]}",
            "ENGINE_PREDICTOR", Base64.getEncoder().encodeToString(GRAPH.getBytes(StandardCharsets.UTF_8)));

    @Deployment(testable = false)
    static WebArchive war() {
        return RadiantWar.with(
                SETTINGS,
                Declared.Flats.class,
                StatelessPair.class,
                Declared.Foreign.class,
                Declared.Booking.class,
                Declared.Bookings.class,
                Declared.ForeignBookings.class);
    }

    private static HttpResponse<String> predict(String component, String message) {
        return Http.post("/components/" + component + "/predict", message);
    }

    private static void assertRefused(HttpResponse<String> answer, String text) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/components/flats/predict", "/api/v1.0/predictions", "/components/flats/api/v1.0/predictions"})
    void checksAndOrdersColumnsOnEveryPath(String path) {
        assertThat(Http.post(path, "{\"data\":{\"names\":[\"rooms\",\"area\"],\"ndarray\":[[3,80],[2,50.5]]}}")
                        .body())
                .contains("\"ndarray\":[[80.0,3.0,-1.0],[50.5,2.0,-1.0]]");
        assertThat(Http.post(path, "{\"data\":{\"tensor\":{\"shape\":[1,3],\"values\":[80,3,1]}}}")
                        .body())
                .contains("\"values\":[80.0,3.0,1.0]");
        assertRefused(Http.post(path, "{\"data\":{\"ndarray\":[[1]]}}"), "takes 3 columns");
        assertRefused(
                Http.post(path, "{\"data\":{\"tensor\":{\"shape\":[2,3],\"values\":[80,3,1,80,2.5,1]}}}"),
                "column rooms, row 1 must be a whole number of at least 1, got 2.5");
        assertRefused(
                Http.post(
                        path,
                        "{\"data\":{\"tftensor\":{\"dtype\":\"DT_DOUBLE\",\"tensorShape\":{\"dim\":[{\"size\":"
                                + "\"1\"},{\"size\":\"3\"}]},\"doubleVal\":[5,1,1]}}}"),
                "column area, row 0 must be a number of at least 10 and at most 1000, got 5.0");
        assertRefused(
                Http.post(path, "{\"data\":{\"names\":[\"area\",\"room\"],\"ndarray\":[[80,3]]}}"),
                "does not know the column 'room'");
    }

    @ParameterizedTest
    @CsvSource({"flats, area", "foreign, 'column a'", "pair, 'column 0'"})
    void checksColumnsOverGrpc(String component, String text) throws InvalidProtocolBufferException {
        try (Grpc grpc = new Grpc(Grpc.Door.PORT)) {
            String bad = component.equals("foreign") ? "[[6,3]]" : component.equals("pair") ? "[[-1,3]]" : "[[6,3,1]]";
            SeldonMessage.Builder request = SeldonMessage.newBuilder();
            JsonFormat.parser().merge("{\"data\":{\"ndarray\":" + bad + "}}", request);

            assertThatExceptionOfType(StatusRuntimeException.class)
                    .isThrownBy(() -> grpc.call(
                            "seldon.protos.Model/Predict",
                            request.build(),
                            SeldonMessage.getDefaultInstance(),
                            Map.of("radiant-component", component)))
                    .satisfies(e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT))
                    .withMessageContaining(text);
        }
    }

    @Test
    void checksWhatASettingDeclares() {
        assertRefused(predict("foreign", "{\"data\":{\"ndarray\":[[1,2],[6,2]]}}"), "column a, row 1 must be");
        assertThat(predict("foreign", "{\"data\":{\"names\":[\"b\",\"a\"],\"ndarray\":[[1,2]]}}")
                        .body())
                .contains("[[2.0,1.0]]");
        assertRefused(predict("pair", "{\"data\":{\"ndarray\":[1]}}"), "pair.predict takes 2 columns, got 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"booking", "foreign-booking"})
    void refusesUnknownAndMissingMembers(String component) {
        String booking = "{\"jsonData\":{\"name\":\"a\",\"nights\":2,\"from\":\"2026-01-31\"%s}}";

        assertThat(predict(component, booking.formatted("")).body()).contains("\"jsonData\":2");
        assertRefused(
                predict(component, booking.formatted(",\"agee\":3")),
                "agee is unknown; the members are [name, nights, age, from]");
        assertRefused(predict(component, "{\"jsonData\":{\"name\":\"a\",\"nights\":2}}"), "from is missing");
        assertRefused(predict(component, booking.formatted(",\"age\":3.5")), "age must be an int");
    }

    @Test
    void tellsWhatComponentsTake() {
        assertThat(Http.get("/components/flats/metadata").body())
                .contains("\"name\":\"flats\"", "\"versions\":[]")
                .contains("{\"messagetype\":\"tensor\",\"schema\":{\"names\":[\"area\",\"rooms\",\"floor\"],"
                        + "\"shape\":[3]}}")
                .contains("{\\\"name\\\":\\\"area\\\",\\\"type\\\":\\\"number\\\",\\\"minimum\\\":10.0");
        assertThat(Http.get("/api/v1.0/metadata").body())
                .contains("\"graphinputs\":[{\"messagetype\":\"tensor\",\"schema\":{\"names\":[\"area\"")
                .contains("minimum");
        assertThat(Http.get("/components/foreign-booking/metadata").body())
                .contains("\"required\":[\"from\",\"name\",\"nights\"]", "\"format\":\"date\"");
        assertThat(Http.get("/seldon.json").body())
                .contains("\"x-columns\":[{\"name\":\"area\",\"type\":\"number\",\"minimum\":10.0,\"maximum\":1000.0")
                .contains("\"required\":[\"from\",\"name\",\"nights\"],\"additionalProperties\":false")
                .contains("\"from\":{\"type\":\"string\",\"format\":\"date\"}");
    }
}

package org.primeradiant.microservice;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.seldon.protos.PredictionProtos.Metric;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.beans.FailingBean;
import org.primeradiant.beans.Kinds;
import org.primeradiant.beans.Scopes;
import org.primeradiant.beans.SingletonModel;
import org.primeradiant.beans.StatelessModel;
import org.primeradiant.beans.ThreeRoles;
import org.primeradiant.testing.Grpc;
import org.primeradiant.testing.Http;
import org.primeradiant.testing.Messages;
import org.primeradiant.testing.RadiantWar;

/** Calls beans of every scope and of every kind of input and output type, all in one WAR. */
@ExtendWith(ArquillianExtension.class)
class ScopesIT {
    private static final String ROWS = "{\"data\":{\"ndarray\":[[1,2],[3,4]]}}";
    private static final Map<String, String> SETTINGS = Map.of(
            "RADIANT_COMPONENT", "record",
            "PREDICTIVE_UNIT_PARAMETERS", """
                    [{"name":"n","value":"3","type":"INT"},{"name":"epsilon","value":"0.1","type":"DOUBLE"},
                     {"name":"rate","value":"0.5","type":"FLOAT"},{"name":"name","value":"a<b","type":"STRING"},
                     {"name":"verbose","value":"Yes","type":"BOOL"}]""");

    @Deployment(testable = false)
    static WebArchive war() {
        return RadiantWar.with(
                SETTINGS,
                Scopes.Instances.class,
                Scopes.ApplicationScopedModel.class,
                Scopes.DependentModel.class,
                SingletonModel.class,
                StatelessModel.class,
                Scopes.RequestScopedModel.class,
                Kinds.Flower.class,
                Kinds.Area.class,
                Kinds.RecordModel.class,
                Kinds.CustomModel.class,
                ThreeRoles.class,
                Kinds.ParameterModel.class,
                Kinds.FailingModel.class,
                FailingBean.class);
    }

    @Test
    void doesNotServeTheSampleBesideOtherComponents() {
        assertThat(Http.get("/components").body()).contains("\"record\"").doesNotContain("\"iris\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application-scoped", "dependent", "singleton-ejb"})
    void callsTheOneInstanceThatWasLoadedOnce(String name) {
        assertThat(predict(name, ROWS)).contains("\"ndarray\":[[3.0,1.0],[7.0,1.0]]");
        assertThat(predict(name, ROWS)).contains("\"ndarray\":[[3.0,1.0],[7.0,1.0]]");
    }

    @Test
    void givesEachCallAStatelessInstanceOfItsOwn() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(4);
        Callable<String> call = () -> predict("stateless", ROWS);
        List<Future<String>> answers =
                callers.invokeAll(IntStream.range(0, 20).mapToObj(i -> call).toList());
        callers.shutdown();

        for (Future<String> answer : answers) {
            assertThat(answer.get()).contains("\"ndarray\":[[3.0,1.0],[7.0,1.0]]");
        }
    }

    @Test
    void givesEachRequestARequestScopedInstance() {
        int first = instance(predict("request-scoped", ROWS));
        int second = instance(predict("request-scoped", ROWS));

        assertThat(second).isGreaterThan(first);
    }

    @ParameterizedTest
    @MethodSource("org.primeradiant.testing.Grpc$Door#open")
    void activatesTheRequestContextOverGrpc(Grpc.Door door) {
        try (Grpc client = new Grpc(door)) {
            SeldonMessage answer = predict(client, "request-scoped", Messages.ndarray(1, 2));

            assertThat(answer.getData()
                            .getNdarray()
                            .getValues(0)
                            .getListValue()
                            .getValues(0)
                            .getNumberValue())
                    .isEqualTo(3);
        }
    }

    @Test
    void bindsJsonDataToARecord() {
        assertThat(Http.post("/predict", "{\"jsonData\":{\"length\":2,\"width\":1.5}}")
                        .body())
                .contains("\"jsonData\":{\"area\":3.0}");
        assertThat(Http.post("/predict", "{\"jsonData\":{\"length\":\"long\"}}").statusCode())
                .isEqualTo(400);
        assertThat(Http.post("/predict", ROWS).body()).contains("record.predict takes jsonData, got data");
    }

    @ParameterizedTest
    @MethodSource("org.primeradiant.testing.Grpc$Door#open")
    void unpacksCustomData(Grpc.Door door) throws InvalidProtocolBufferException {
        try (Grpc client = new Grpc(door)) {
            Any metric = Any.pack(Metric.newBuilder().setValue(21).build());
            SeldonMessage request =
                    SeldonMessage.newBuilder().setCustomData(metric).build();

            SeldonMessage answer = predict(client, "custom", request);

            assertThat(answer.getCustomData().unpack(Metric.class).getValue()).isEqualTo(42);
        }
    }

    @Test
    void servesThreeRolesOfOneBean() {
        String path = "/components/three-roles/";

        assertThat(Http.post(path + "predict", "{\"data\":{\"ndarray\":[[1,2,3]]}}")
                        .body())
                .contains("\"strData\":\"3 features\"");
        assertThat(Http.post(path + "predict", ROWS).body()).contains("takes one row, got shape [2, 2]");
        assertThat(Http.post(path + "route", "{\"strData\":\"ab\"}").body())
                .contains("\"tensor\":{\"shape\":[1,1],\"values\":[2]}");
        assertThat(Http.post(path + "aggregate", "[" + ROWS + "," + ROWS + "]").body())
                .contains("\"ndarray\":[[1,2],[3,4]]");
    }

    @Test
    void injectsParameters() {
        assertThat(predict("parameters", "{\"strData\":\"\"}")).contains("3 0.1 0.5 a<b true 7");
    }

    @ParameterizedTest
    @CsvSource({
        "failing, chosen, 418, TEAPOT, short and stout",
        "failing, overflow, 500, MICROSERVICE_INTERNAL_ERROR, failing.predict failed",
        "failing, broken, 500, MICROSERVICE_INTERNAL_ERROR, failing.predict failed",
        "failing-ejb, chosen, 418, TEAPOT, short and stout",
        "failing-ejb, broken, 500, MICROSERVICE_INTERNAL_ERROR, failing-ejb.predict failed"
    })
    void answersAFailureWithoutItsCause(String name, String text, int status, String reason, String info) {
        var answer = Http.post("/components/" + name + "/predict", "{\"strData\":\"" + text + "\"}");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body())
                .contains("\"reason\":\"" + reason + "\"", "\"info\":\"" + info + "\"")
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @MethodSource("org.primeradiant.testing.Grpc$Door#open")
    void answersAFailureOverGrpcWithoutItsCause(Grpc.Door door) {
        try (Grpc client = new Grpc(door)) {
            SeldonMessage request =
                    SeldonMessage.newBuilder().setStrData("broken").build();

            Assertions.assertThatThrownBy(() -> predict(client, "failing", request))
                    .isInstanceOfSatisfying(StatusRuntimeException.class, failure -> {
                        assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.INTERNAL);
                        assertThat(failure.getStatus().getDescription()).isEqualTo("failing.predict failed");
                    });
        }
    }

    private static String predict(String name, String json) {
        return Http.post("/components/" + name + "/predict", json).body();
    }

    private static SeldonMessage predict(Grpc client, String name, SeldonMessage request) {
        return client.call(
                "seldon.protos.Model/Predict",
                request,
                SeldonMessage.getDefaultInstance(),
                Map.of("radiant-component", name));
    }

    private static int instance(String answer) {
        String number = answer.replaceAll("(?s).*\\[\\[3[.]0,(\\d+)[.]0].*", "$1");
        return Integer.parseInt(number);
    }
}

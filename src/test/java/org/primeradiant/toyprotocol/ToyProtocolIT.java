package org.primeradiant.toyprotocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.seldon.protos.PredictionProtos.DefaultData;
import io.seldon.protos.PredictionProtos.Meta;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import io.seldon.protos.PredictionProtos.Tensor;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.primeradiant.beans.Neighbours;
import org.primeradiant.testing.Grpc;
import org.primeradiant.testing.Grpc.Door;
import org.primeradiant.testing.Http;
import org.primeradiant.testing.RadiantWar;

/** A user's protocol shares Radiant's context root and gRPC port, but reports errors in its own form. */
@ExtendWith(ArquillianExtension.class)
class ToyProtocolIT {
    private static final String SELDONS = "{\"status\":{\"code\":-1,";

    @Deployment(testable = false)
    static WebArchive war() {
        return RadiantWar.with(
                Map.of(
                        "RADIANT_COMPONENT",
                        "adding",
                        "PREDICTIVE_UNIT_PARAMETERS",
                        "[{\"name\":\"by\",\"value\":\"1\",\"type\":\"INT\"}]"),
                ToyProtocol.Text.class,
                ToyProtocol.Line.class,
                ToyResource.class,
                ToyObserver.class,
                ToySource.class,
                ToySource.Versioned.class,
                Neighbours.Adding.class);
    }

    private static HttpResponse<String> send(String method, String path, String type, String body) {
        return Http.send(method, path, type, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    @Test
    void answersAtItsPaths() {
        assertThat(send("POST", "/toy/echo", "text/plain", "a").body()).isEqualTo("a");
        assertThat(send("POST", "/toy/words", "text/plain", "b").body()).isEqualTo("b");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /toy/nowhere, application/json, '',                   toy 404: no such path",
        "GET,    /toy,         application/json, '',                   toy 404: no such path",
        "DELETE, /toy/echo,    application/json, '',                   toy 405: the path does not support this method",
        "POST,   /toy/echo,    text/plain,       a text of 17 byte,    'toy 413: the body is larger than 16 bytes'",
        "POST,   /toy/words,   application/json, {},                   toy 415: the media type is not supported",
        "GET,    /toy/broken,  application/json, '',                   toy 500: internal error; see the server log"
    })
    void tellsItsErrorsInItsOwnForm(String method, String path, String type, String body, String error) {
        HttpResponse<String> answer = send(method, path, type, body);

        assertThat(answer.body()).startsWith(error);
        assertThat(answer.statusCode()).isEqualTo(Integer.parseInt(error.substring(4, 7)));
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("text/toy"));
    }

    @ParameterizedTest
    @CsvSource({"GET, /nowhere", "DELETE, /predict", "GET, /toyless", "POST, /predict"})
    void leavesSeldonsFormToSeldonsPaths(String method, String path) {
        HttpResponse<String> answer = send(method, path, "application/json", "");

        assertThat(answer.body()).startsWith(SELDONS);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    }

    @ParameterizedTest
    @MethodSource("org.primeradiant.testing.Grpc$Door#open")
    void hasStatusesOfItsOwnOnTheSamePort(Door door) {
        ManagedChannel channel = ManagedChannelBuilder.forAddress("127.0.0.1", door.number())
                .usePlaintext()
                .build();
        try {
            assertThat(echo(channel, "a")).isEqualTo("a");
            assertThatExceptionOfType(StatusRuntimeException.class)
                    .isThrownBy(() -> echo(channel, ""))
                    .matches(e -> e.getStatus().getCode() == Status.Code.DATA_LOSS)
                    .withMessageContaining("toy: nothing to echo");
        } finally {
            channel.shutdownNow();
        }
    }

    @Test
    void servesWhatASourceBringsAndReplacesItOnRequest() {
        Http.awaitLoaded();
        assertThat(versioned()).contains("\"strData\":\"1\"");

        assertThat(send("POST", "/toy/swap", "text/plain", "2").body()).isEqualTo("swapped");

        assertThat(versioned()).contains("\"strData\":\"2\"");
    }

    private static String versioned() {
        return Http.post("/components/versioned/predict", "{\"strData\":\"\"}").body();
    }

    @Test
    void hearsOfCallsOverRest() {
        String body = "{\"data\":{\"ndarray\":[[1]]}}";
        Http.post("/predict", body, Map.of("Seldon-Puid", "p1"));
        Http.post("/components/adding/predict", "{\"strData\":\"a\"}", Map.of("Seldon-Puid", "p2"));
        Http.post("/predict", "no JSON", Map.of("Seldon-Puid", "p3"));

        assertThat(observed("p1"))
                .startsWith("adding PREDICT seldon p1 ANSWERED 200 " + body.length() + " ")
                .doesNotEndWith(" 0");
        assertThat(observed("p2")).startsWith("adding PREDICT seldon p2 REFUSED 400 15 ");
        assertThat(lines()).noneMatch(line -> line.contains(" p3 ")); // the call reached no component
    }

    @ParameterizedTest
    @MethodSource("org.primeradiant.testing.Grpc$Door#open")
    void hearsOfCallsOverGrpc(Door door) {
        String puid = "p-" + door;
        SeldonMessage request = SeldonMessage.newBuilder()
                .setMeta(Meta.newBuilder().setPuid(puid))
                .setData(DefaultData.newBuilder()
                        .setTensor(Tensor.newBuilder().addShape(1).addShape(1).addValues(1)))
                .build();
        try (Grpc grpc = new Grpc(door)) {
            grpc.predict(request);
        }

        assertThat(observed(puid)).startsWith("adding PREDICT seldon " + puid + " ANSWERED OK ");
    }

    /** Waits for the line of one call, which may be written slightly after the answer. */
    private static String observed(String puid) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (System.nanoTime() - end < 0) {
            Optional<String> line = lines().stream()
                    .filter(one -> one.contains(" " + puid + " "))
                    .findFirst();
            if (line.isPresent()) {
                return line.get();
            }
        }
        return "";
    }

    private static List<String> lines() {
        return Http.get("/toy/observed").body().lines().toList();
    }

    private static String echo(ManagedChannel channel, String text) {
        MethodDescriptor<String, String> method = MethodDescriptor.newBuilder(
                        new ToyProtocol.Text(), new ToyProtocol.Text())
                .setType(MethodType.UNARY)
                .setFullMethodName(ToyProtocol.METHOD)
                .build();
        return ClientCalls.blockingUnaryCall(channel, method, CallOptions.DEFAULT, text);
    }
}

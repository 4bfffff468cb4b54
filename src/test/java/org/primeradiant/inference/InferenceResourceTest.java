package org.primeradiant.inference;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.Test;

/** States, metadata and statistics over REST. */
class InferenceResourceTest {
    private final InferenceResource resource = new InferenceResource(new EchoCatalog(), "1.2");

    private static void assertAnswers(Response response, int status, String json) {
        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(response.getEntity()).isEqualTo(json);
        assertThat(response.getMediaType()).hasToString("application/json");
    }

    @Test
    void tellsStatesInBodiesAndStatuses() {
        assertAnswers(resource.live(), 200, "{\"live\":true}");
        assertAnswers(resource.ready(), 200, "{\"ready\":true}");
        assertAnswers(resource.ready("echo"), 200, "{\"name\":\"echo\",\"ready\":true}");
        assertAnswers(resource.ready("echo", "3"), 200, "{\"name\":\"echo\",\"ready\":true}");
        assertAnswers(resource.ready("loading"), 503, "{\"name\":\"loading\",\"ready\":false}");
    }

    @Test
    void describesModels() {
        assertAnswers(resource.models(), 200, "{\"models\":[\"broken\",\"echo\"]}");
        assertAnswers(
                resource.model("echo"),
                200,
                "{\"name\":\"echo\",\"versions\":[\"3\"],\"platform\":\"echo_echo\","
                        + "\"inputs\":[{\"name\":\"x\",\"datatype\":\"FP32\",\"shape\":[-1,4]}],"
                        + "\"outputs\":[{\"name\":\"text\",\"datatype\":\"BYTES\",\"shape\":[-1]}]}");
        assertAnswers(
                resource.configuration("echo", "3"),
                200,
                "{\"name\":\"echo\",\"platform\":\"echo_echo\",\"backend\":\"radiant\",\"max_batch_size\":0,"
                        + "\"input\":[{\"name\":\"x\",\"data_type\":\"TYPE_FP32\",\"dims\":[-1,4]}],"
                        + "\"output\":[{\"name\":\"text\",\"data_type\":\"TYPE_STRING\",\"dims\":[-1]}]}");
        assertThat(resource.statistics("echo").getEntity())
                .asString()
                .startsWith("{\"model_stats\":[{\"name\":\"echo\",\"version\":\"3\","
                        + "\"last_inference\":1700000000000,\"inference_count\":50,\"execution_count\":7,"
                        + "\"inference_stats\":{\"success\":{\"count\":7,\"ns\":700},\"fail\":{\"count\":2,\"ns\":20}");
        assertThat(resource.statistics().getEntity()).asString().contains("\"broken\"", "\"echo\"");
    }
}

package org.primeradiant.seldon;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.primeradiant.beans.Whole;
import org.primeradiant.testing.RadiantWar;

/** Tests PAYLOAD_PASSTHROUGH: the component receives requests undecoded. */
@ExtendWith(ArquillianExtension.class)
class PassThroughIT {
    @Deployment(testable = false)
    static WebArchive war() {
        return RadiantWar.with(Map.of("PAYLOAD_PASSTHROUGH", "true"), Whole.LengthModel.class);
    }

    @Test
    void passesTheBodyAndTheAnswerAsTheyAre() {
        assertBytes(
                12,
                Raw.send(
                        "POST",
                        "/predict",
                        BodyPublishers.ofString("{\"data\":123}"),
                        "Content-Type",
                        "application/json"));
        assertBytes(
                2,
                Raw.send(
                        "POST",
                        "/predict",
                        BodyPublishers.ofByteArray(new byte[] {0, -1}),
                        "Content-Type",
                        "application/octet-stream"));
        assertBytes(0, Raw.send("POST", "/predict", BodyPublishers.noBody()));
        assertBytes(0, Raw.send("GET", "/predict", BodyPublishers.noBody()));
        assertBytes(
                5,
                Raw.send(
                        "POST",
                        "/api/v1.0/predictions",
                        BodyPublishers.ofString("x=1&y"),
                        "Content-Type",
                        "application/x-www-form-urlencoded"));
    }

    @Test
    void passesTheFieldOfAFormOrQuery() {
        assertBytes(2, form("/predict", "application/x-www-form-urlencoded", "json=%7B%7D"));
        assertBytes(2, form("/api/v1.0/predictions", "application/x-www-form-urlencoded", "a=1&json=%7B%7D"));
        assertBytes(3, form("/predict?json=%5B1%5D", "application/octet-stream", "body"));
        assertBytes(
                2,
                form(
                        "/predict",
                        "multipart/form-data; boundary=B",
                        "--B\r\nContent-Disposition: form-data; name=\"json\"\r\n\r\n{}\r\n--B--\r\n"));
    }

    private static HttpResponse<String> form(String path, String type, String body) {
        return Raw.send("POST", path, BodyPublishers.ofString(body), "Content-Type", type);
    }

    private static void assertBytes(int length, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"bytes\": " + length + "}");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    }
}

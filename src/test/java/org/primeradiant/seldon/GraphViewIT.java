package org.primeradiant.seldon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.primeradiant.seldon.Flats.FLAT;
import static org.primeradiant.seldon.Flats.PREDICTIONS;

import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.primeradiant.testing.Http;

/** Checks the JSON view and the metrics of a graph. */
@ExtendWith(ArquillianExtension.class)
class GraphViewIT {
    @Deployment(testable = false)
    static WebArchive war() {
        return Flats.graph();
    }

    @Test
    void tellsWhatThereIs() {
        HttpResponse<String> data = Http.get("/graph.json");

        assertThat(data.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(data.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(data.body())
                .startsWith("{\"name\":\"main\",\"deployment\":\"flats\",\"meta\":\"merge\",\"ready\":true,")
                .contains("\"name\":\"switch\",\"type\":\"ROUTER\",\"kind\":\"implementation\","
                        + "\"source\":\"SIMPLE_ROUTER\"")
                .contains("\"name\":\"echo\",\"type\":\"MODEL\",\"kind\":\"component\",\"source\":\"echo\","
                        + "\"operations\":[\"PREDICT\",\"SEND_FEEDBACK\"],\"messages\":0,");
    }

    @Test
    void measuresAsTheExecutorDoes() {
        Http.post(PREDICTIONS, FLAT);
        Http.post(PREDICTIONS, "{}");
        Http.get("/ready");

        String metrics = Http.get("/metrics").body();

        String place = "deployment_name=\"flats\",method=\"post\",";
        String predictor = "predictor_name=\"main\",predictor_version=\"v7\",";
        String offers = "model_image=\"example/offers\",model_name=\"offers\",model_version=\"2.1\",";
        for (String kind : new String[] {"_count", "_sum", "_summary_count", "_summary_sum"}) {
            String server = "\nseldon_api_executor_server_requests_seconds" + kind + "{";
            String client = "\nseldon_api_executor_client_requests_seconds" + kind + "{";
            assertThat(metrics)
                    .contains(server + "code=\"200\"," + place + predictor + "service=\"predictions\"} ")
                    .contains(server + "code=\"400\"," + place + predictor + "service=\"predictions\"} ")
                    .contains(client + "code=\"200\",deployment_name=\"flats\",method=\"post\"," + offers + predictor
                            + "service=\"/predict\"} ");
        }
        assertThat(metrics)
                .contains("method=\"get\"," + predictor + "service=\"status\"} ")
                .contains("service=\"predictions\",le=\"0.005\"} ")
                .contains("service=\"predictions\",quantile=\"0.99\"} ")
                .contains("model_name=\"switch\"", "service=\"/route\"");
    }

    @Test
    void labelsWhatANodeMeasuresWithItsPlaceInTheGraph() {
        Http.post(PREDICTIONS, FLAT);

        assertThat(Http.get("/metrics").body().lines().filter(line -> line.startsWith("offers_total{")))
                .singleElement(STRING)
                .contains("deployment_name=\"flats\"", "predictor_name=\"main\"", "predictor_version=\"v7\"")
                .contains("model_name=\"offers\"", "model_image=\"example/offers\"", "model_version=\"2.1\"");
    }
}

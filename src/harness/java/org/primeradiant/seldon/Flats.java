package org.primeradiant.seldon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.primeradiant.beans.Echo;
import org.primeradiant.docs.Offers;
import org.primeradiant.testing.RadiantWar;

/** A WAR with a graph whose answers differ from those of the component at the root. */
public final class Flats {
    static final String PREDICTIONS = "/api/v1.0/predictions";
    static final String FLAT = "{\"jsonData\":{\"street\":\"Main Street\",\"area\":80}}";

    private static final String GRAPH = """
            apiVersion: machinelearning.seldon.io/v1
            kind: SeldonDeployment
            metadata: {name: flats, namespace: rents}
            spec:
              predictors:
                - name: main
                  labels: {version: v7}
                  componentSpecs:
                    - spec: {containers: [{name: offers, image: "example/offers:2.1"}]}
                  graph:
                    name: switch
                    implementation: SIMPLE_ROUTER
                    children: [{name: offers}, {name: echo}]
                - name: shadow
                  graph: {name: echo}
            """;

    private Flats() {}

    /** Creates the WAR with the graph at the orchestrator's paths and another component at the root. */
    public static WebArchive graph() {
        try {
            Path file = Files.createDirectories(Path.of("target", "graphs")).resolve("flats.yaml");
            Files.writeString(file, GRAPH);
            return war(
                    "/", Map.of("RADIANT_GRAPH", file.toAbsolutePath().toString(), "RADIANT_GRAPH_PREDICTOR", "main"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates a WAR with the same components and the given settings. */
    static WebArchive war(String root, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("RADIANT_COMPONENT", "echo");
        return RadiantWar.at(root, all, Echo.class, Offers.class, Offers.Flat.class, Offers.Offer.class);
    }
}

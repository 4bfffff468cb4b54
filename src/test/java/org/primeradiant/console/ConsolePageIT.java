package org.primeradiant.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.primeradiant.beans.Declared;
import org.primeradiant.identity.TokenLines;
import org.primeradiant.testing.Browser;
import org.primeradiant.testing.Http;
import org.primeradiant.testing.RadiantWar;

/**
 * Uses the console in a real browser. Writes pictures of it to {@code target/console}; with
 * {@code -Dconsole.pictures=docs/console}, those of the documentation.
 */
@ExtendWith(ArquillianExtension.class)
class ConsolePageIT {
    private static final String GUARDED = "guarded";
    private static final Path FOLDER = Path.of("target", "console-models").toAbsolutePath();
    private static final String PRICE = """
            {"version": 1, "features": [{"name": "area", "type": "number"}, {"name": "rooms", "type": "number"}],
             "steps": [], "model": {"type": "linear", "columns": ["area", "rooms"], "output": "price", "intercept": 10,
             "coefficients": [%d, 20]}}
            """;
    private static final String GRAPH = """
            apiVersion: machinelearning.seldon.io/v1
            kind: SeldonDeployment
            metadata: {name: rents}
            spec:
              predictors:
                - name: main
                  graph:
                    name: bandit
                    implementation: THOMPSON_SAMPLING
                    type: ROUTER
                    children:
                      - {name: flats}
                      - {name: houses, parameters: [{name: component, value: flats, type: STRING}]}
            """;
    private static final String ROW = "{\"data\":{\"ndarray\":[[80,3]]}}";
    private static final int TALLEST = 3600;
    private static final String ANSWER = "document.querySelector('.answer').textContent";

    private static Browser browser;

    @ArquillianResource
    private Deployer deployer;

    @Deployment(testable = false)
    static WebArchive war() throws IOException {
        for (int version = 1; version <= 2; version++) {
            Files.writeString(
                    Files.createDirectories(FOLDER.resolve("price/" + version)).resolve("pipeline.json"),
                    PRICE.formatted(version));
        }
        Path graph = Files.writeString(FOLDER.resolve(".graph.yaml"), GRAPH);
        return RadiantWar.with(
                Map.of(
                        "RADIANT_MODELS", FOLDER.toString(),
                        "RADIANT_GRAPH", graph.toString(),
                        "RADIANT_REPOSITORY_CONTROL", "loopback"),
                Declared.Flats.class);
    }

    @Deployment(name = GUARDED, managed = false, testable = false)
    static WebArchive guarded() throws IOException {
        Path tokens = Files.writeString(
                FOLDER.resolveSibling("console-tokens"), TokenLines.line("ann", "metadata,operate", "secret"));
        return RadiantWar.at(
                "/" + GUARDED,
                Map.of(
                        "RADIANT_AUTHENTICATION",
                        "token",
                        "RADIANT_TOKENS_FILE",
                        tokens.toString(),
                        "RADIANT_GRPC_PORT",
                        "off"),
                Declared.Flats.class);
    }

    @BeforeAll
    static void start() {
        browser = Browser.start();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void open() {
        Http.awaitLoaded();
        browser.resize(1280, 900, false);
        browser.forget();
        open("/");
    }

    private static void open(String path) {
        browser.open("http://127.0.0.1:" + Http.port() + path);
        browser.await(
                "document.querySelectorAll('.card').length > 0 && document.querySelector('form.try select').value");
        browser.await("document.querySelector('.snippet').textContent.startsWith('curl')");
    }

    private static void choose(String component) {
        browser.run("const select = document.querySelector('select[name=target]'); select.value = '" + component
                + "'; select.dispatchEvent(new Event('change', {bubbles: true}));");
        browser.await("document.querySelector('.snippet').textContent.includes('"
                + component.replace("graph rents", "api/v1.0") + "')");
    }

    private static void check(String name, String value) {
        browser.run("document.querySelector('input[name=" + name + "][value=" + value + "]').click()");
    }

    private static void send() {
        browser.run("document.querySelector('form.try button[type=submit]').click()");
        browser.await("document.querySelector('.answer')");
    }

    private static String text(String expression) {
        return browser.run("return String(" + expression + ")").toString();
    }

    private static void press(String label) {
        browser.await("document.querySelector('button[aria-label=\"" + label + "\"]')");
        browser.run("document.querySelector('button[aria-label=\"" + label + "\"]').click()");
    }

    /** Nothing has gone wrong in the page, and it has asked nobody but its server. */
    private static void assertIsQuiet() {
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.asked())
                .isNotEmpty()
                .allMatch(url -> url.startsWith("http://127.0.0.1:" + Http.port() + "/"));
    }

    @Test
    void triesABeanWithFieldsForItsColumns() {
        choose("flats");

        assertThat(text("[...document.querySelectorAll('.input input')]"
                        + ".map(each => [each.name, each.min, each.max, each.step, each.required])"))
                .isEqualTo("\"area,10,1000,any,true,rooms,1,,1,true,floor,,,any,false\"");
        send();
        assertThat(text(ANSWER)).contains("[[505.0, 1.0, 1.0]]");
        check("language", "grpcurl");
        assertThat(text("document.querySelector('.snippet').textContent"))
                .contains("radiant-component: flats", "seldon.protos.Model/Predict");
        check("language", "python");
        assertThat(text("document.querySelector('.snippet').textContent")).contains("requests.post(");
        assertIsQuiet();
    }

    @Test
    void triesAModelFileInBothProtocols() {
        choose("price");

        send();
        assertThat(text(ANSWER)).contains("\\\"price\\\"");
        check("protocol", "v2");
        assertThat(text("document.querySelector('.snippet').textContent")).contains("/v2/models/price/infer");
        send();
        browser.await(ANSWER + ".includes('model_name')");
        assertThat(text("document.querySelector('.result .pill').textContent")).contains("HTTP 200");
        assertIsQuiet();
    }

    @Test
    void triesAGraphAndRewardsItsAnswer() {
        choose("graph rents");

        send();
        assertThat(text("document.querySelector('.path').textContent")).contains("bandit (branch ", "→");
        browser.await("document.querySelectorAll('#picture .passed').length === 2");
        browser.run("document.querySelector('.reward button').click()");
        browser.await("document.querySelector('.reward [role=status]').textContent.includes('learnt')");
        assertIsQuiet();
    }

    @Test
    void sendsWithTheKeyboardAlone() {
        choose("flats");

        browser.run("document.querySelector('.input input').focus()");
        browser.press("Enter", 13, "\r");

        browser.await("document.querySelector('.answer')");
        browser.run("document.querySelector('#try-body').scrollIntoView(); document.activeElement.blur();");
        assertIsQuiet();
    }

    @Test
    void rollsBackAndLoads() {
        press("Roll back price to the version before");
        browser.await("document.querySelector('#done').textContent.includes('rolled back')");
        browser.await("document.querySelector('.versions').textContent.includes('version 1: served')");
        assertThat(Http.post("/components/price/predict", ROW).body()).contains("[[150.0]]");

        press("Load the newest version of price");
        browser.await("document.querySelector('#done').textContent.includes('is loaded')");
        assertThat(Http.post("/components/price/predict", ROW).body()).contains("[[230.0]]");

        press("Unload flats");
        press("Load flats");
        browser.await("document.querySelector('#done').textContent === 'flats is loaded.'");
        assertThat(Http.post("/components/flats/predict", ROW).statusCode()).isEqualTo(200);
        assertIsQuiet();
    }

    @Test
    void showsTheWinnerOfABandit() {
        for (int i = 0; i < 40; i++) {
            reward(0, i % 5 == 0 ? 1 : 0);
            reward(1, i % 5 == 0 ? 0 : 1);
        }

        browser.await("document.querySelector('.winner').textContent"
                + " === 'houses wins: its 95 % interval lies above the other.'");
        assertThat(text("document.querySelector('tr.best').textContent")).contains("houses");
        assertIsQuiet();
    }

    private static void reward(int branch, int reward) {
        String feedback = "{\"request\":%s,\"response\":{\"meta\":{\"routing\":{\"bandit\":%d}}},\"reward\":%d}";
        assertThat(Http.post("/api/v1.0/feedback", feedback.formatted(ROW, branch, reward))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void paintsNoNodeRedForACallersMistake() {
        String failures = "return document.querySelectorAll('#picture .failing').length";

        assertThat(Http.post("/api/v1.0/predictions", "{\"data\":{\"ndarray\":[[1,2]]}}")
                        .statusCode())
                .isEqualTo(400);
        browser.await("document.querySelector('#codes').textContent.includes('400: ')");

        assertThat(browser.run(failures).toString()).isEqualTo("0");
        assertIsQuiet();
    }

    @Test
    void shutsNobodyOut() throws IOException {
        for (int i = 0; i < 10; i++) {
            Http.post("/api/v1.0/predictions", ROW);
            Http.post("/components/price/predict", ROW);
        }
        choose("graph rents");
        send();
        Path folder = Files.createDirectories(Path.of(System.getProperty("console.pictures", "target/console")));
        for (int width : new int[] {1280, 420}) {
            for (boolean isDark : new boolean[] {false, true}) {
                browser.resize(width, 900, isDark);
                assertThat(violations()).isEmpty();
                assertThat(text("document.documentElement.scrollWidth")).isEqualTo("\"" + width + "\"");
                int height = ((JsonNumber) browser.run("return document.documentElement.scrollHeight")).intValue();
                browser.resize(width, Math.min(height, TALLEST), isDark);
                Files.write(folder.resolve(width + (isDark ? "-dark.png" : "-light.png")), browser.picture());
            }
        }
        assertIsQuiet();
    }

    /** Serious and critical findings of axe. */
    private static JsonArray violations() throws IOException {
        try (InputStream axe = ConsolePageIT.class.getResourceAsStream(
                "/META-INF/resources/webjars/axe-core/" + System.getProperty("axe.version", "4.6.3") + "/axe.min.js")) {
            browser.run(new String(axe.readAllBytes(), UTF_8));
        }
        return browser.run("""
                        const found = await axe.run();
                        return found.violations.filter(each => ["serious", "critical"].includes(each.impact))
                            .map(each => [each.id, ...each.nodes.map(node => node.html)].join(", "));""").asJsonArray();
    }

    @Test
    void asksForATokenAndGoesOnAfterARestart() {
        deployer.deploy(GUARDED);
        try {
            Http.awaitLoaded("/" + GUARDED);
            browser.open("http://127.0.0.1:" + Http.port() + "/" + GUARDED + "/console/");
            signIn("wrong");
            browser.await("document.querySelector('#signin-why').textContent.startsWith('The server refused')");
            assertThat(text("document.querySelectorAll('.card').length")).isEqualTo("\"0\"");
            signIn("secret");
            browser.await("document.querySelector('#caller').textContent === 'ann'");
            press("Unload flats");
            browser.await("document.querySelector('#done').textContent === 'flats is unloaded.'");

            deployer.undeploy(GUARDED);
            browser.await("!document.querySelector('#stale').hidden");
            deployer.deploy(GUARDED);
            Http.awaitLoaded("/" + GUARDED);

            browser.await("document.querySelector('#stale').hidden");
            press("Unload flats");
            browser.await("document.querySelector('#done').textContent === 'flats is unloaded.'");
            assertThat(browser.run("return sessionStorage.length").toString()).isEqualTo("1");
        } finally {
            deployer.undeploy(GUARDED);
        }
    }

    private static void signIn(String token) {
        browser.await("!document.querySelector('#signin').hidden");
        browser.run("document.querySelector('#signin [name=secret]').value = '" + token
                + "'; document.querySelector('#signin button').click()");
    }
}

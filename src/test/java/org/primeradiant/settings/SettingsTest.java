package org.primeradiant.settings;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final Path NO_ANNOTATIONS = Path.of("no", "such", "file");

    private static final LoggerSettings LOGGER = new LoggerSettings(
            LoggerSettings.Mode.OFF,
            "",
            Map.of(),
            10_000,
            Runtime.getRuntime().maxMemory() / 100 * 5,
            "",
            1 << 30,
            "http://localhost:8080/",
            "default");

    private static Settings settings(Map<String, String> values) {
        return Settings.from(name -> Optional.ofNullable(values.get(name)), NO_ANNOTATIONS);
    }

    /** The default limits except for the two given ones. */
    private static Limits limits(int requestSize, int threads) {
        return new Limits(
                requestSize,
                4_194_304,
                65_536,
                Runtime.getRuntime().maxMemory() / 100 * 25,
                0,
                threads,
                1000,
                1000,
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                8192);
    }

    @AfterEach
    void clearTheProperties() {
        System.clearProperty("RADIANT_COMPONENT");
    }

    @Test
    void hasADefaultForEverything() {
        Settings settings = settings(Map.of());

        assertThat(settings)
                .isEqualTo(new Settings(
                        "",
                        new UnitSettings("", "", "", "", "", Map.of(), "", "metrics", false, true, true),
                        false,
                        false,
                        limits(67_108_864, 256),
                        Duration.ofSeconds(8),
                        new GrpcSettings("", 5000, "RADIANT_GRPC_PORT", GrpcSettings.Servlet.AUTO, TlsSettings.NONE),
                        Map.of(),
                        new LegacySettings("", LegacySettings.Predictions.PAGE),
                        new MemcachedSettings(List.of()),
                        new GraphSettings(
                                "", "", "", GraphSettings.Meta.MERGE, false, false, Duration.ofMinutes(1), false),
                        InputSettings.NONE,
                        RepositorySettings.NONE,
                        IdentitySettings.NONE,
                        TlsSettings.NONE,
                        StateSettings.NONE,
                        ConsoleMode.AUTO,
                        LOGGER));
    }

    @Test
    void readsWhatIsSet(@TempDir Path folder) {
        Settings settings = settings(Map.ofEntries(
                entry("RADIANT_COMPONENT", "iris"),
                entry("RADIANT_STRICT_MEMBERS", "a, b,"),
                entry("RADIANT_COLUMNS", "{a: [{min: 1}]}"),
                entry("PREDICTIVE_UNIT_ID", "classifier"),
                entry("PREDICTIVE_UNIT_IMAGE", "registry:5000/iris:0.1"),
                entry("SELDON_DEPLOYMENT_ID", "irises"),
                entry("PREDICTOR_ID", "main"),
                entry("PREDICTOR_LABELS", "{\"version\":\"v7\"}"),
                entry("PREDICTIVE_UNIT_PARAMETERS", "[{\"name\":\"epsilon\",\"value\":\"0.1\",\"type\":\"DOUBLE\"}]"),
                entry("MODEL_METADATA", "name: iris"),
                entry("PREDICTIVE_UNIT_METRICS_ENDPOINT", "/prometheus"),
                entry("PAYLOAD_PASSTHROUGH", "True"),
                entry("INCLUDE_METRICS_IN_CLIENT_RESPONSE", "false"),
                entry("SELDON_EXECUTOR_ENABLED", "0"),
                entry("RADIANT_MAX_REQUEST_SIZE", "1000"),
                entry("RADIANT_STRICT_JSON", "true"),
                entry("RADIANT_COMPRESSION", "on"),
                entry("RADIANT_THREADS", "4"),
                entry("RADIANT_STOP_SECONDS", "3"),
                entry("RADIANT_GRPC_PORT", "9500"),
                entry("RADIANT_PIPELINE", folder.toString()),
                entry("RADIANT_MODELS", folder.toString()),
                entry("RADIANT_REPOSITORY_CONTROL", "loopback"),
                entry("RADIANT_MODELS_POLL_SECONDS", "0"),
                entry("RADIANT_MODELS_REQUIRED", "false"),
                entry("RADIANT_MODEL_NAME", "test_model"),
                entry("RADIANT_LEGACY_PREDICTIONS", "server"),
                entry("RADIANT_MEMCACHED_SERVERS", "memcached1"),
                entry("ENGINE_PREDICTOR", "e30="),
                entry("RADIANT_GRAPH_PREDICTOR", "canary"),
                entry("RADIANT_GRAPH_META", "executor"),
                entry("SELDON_ENABLE_ROUTING_INJECTION", "1"),
                entry("RADIANT_GRAPH_FULL_HEALTH_CHECKS", "true"),
                entry("RADIANT_GRAPH_TIMEOUT_MILLIS", "250"),
                entry("RADIANT_CONSOLE", "on")));

        assertThat(settings)
                .isEqualTo(new Settings(
                        "iris",
                        new UnitSettings(
                                "classifier",
                                "registry:5000/iris:0.1",
                                "irises",
                                "main",
                                "v7",
                                Map.of("epsilon", new ParameterValue(ParameterValue.Type.DOUBLE, 0.1)),
                                "name: iris",
                                "prometheus",
                                true,
                                false,
                                false),
                        true,
                        true,
                        limits(1000, 4),
                        Duration.ofSeconds(3),
                        new GrpcSettings("", 9500, "RADIANT_GRPC_PORT", GrpcSettings.Servlet.AUTO, TlsSettings.NONE),
                        Map.of("RADIANT_PIPELINE", folder),
                        new LegacySettings("test_model", LegacySettings.Predictions.SERVER),
                        new MemcachedSettings(List.of(new MemcachedSettings.Server("memcached1", 11211))),
                        new GraphSettings(
                                "",
                                "e30=",
                                "canary",
                                GraphSettings.Meta.EXECUTOR,
                                true,
                                true,
                                Duration.ofMillis(250),
                                false),
                        new InputSettings(Set.of("a", "b"), "{a: [{min: 1}]}"),
                        new RepositorySettings(
                                folder.toString(),
                                "test_model",
                                RepositorySettings.Control.LOOPBACK,
                                Duration.ZERO,
                                false),
                        IdentitySettings.NONE,
                        TlsSettings.NONE,
                        StateSettings.NONE,
                        ConsoleMode.ON,
                        LOGGER));
    }

    private Settings downloaded(String uri, Map<String, String> others) {
        Map<String, String> all = new HashMap<>(others);
        all.put(
                "PREDICTIVE_UNIT_PARAMETERS",
                "[{\"name\":\"model_uri\",\"value\":\"" + uri + "\",\"type\":\"STRING\"}]");
        return settings(all).withDownloadedModel();
    }

    @Test
    void servesTheModelThatTheOperatorHasDownloaded(@TempDir Path models) {
        Map<String, String> node = Map.of("PREDICTIVE_UNIT_ID", "risk");

        assertThat(downloaded(models.toString(), node).repository())
                .returns(models.toString(), RepositorySettings::folder)
                .returns("risk", RepositorySettings::name);
        assertThat(downloaded(models.toUri().toString(), node).repository().folder())
                .isEqualTo(models.toString());
    }

    @Test
    void servesTheFolderOfTheSettingRatherThanADownload(@TempDir Path models) {
        Settings settings = downloaded("/nowhere", Map.of("RADIANT_MODELS", models.toString()));

        assertThat(settings.repository().folder()).isEqualTo(models.toString());
        assertThat(settings(Map.of()).withDownloadedModel().repository().isPresent())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "s3://models/risk", "file:nowhere"})
    void refusesADownloadThatIsNotThere(String uri) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> downloaded(uri, Map.of()))
                .withMessageStartingWith("the parameter model_uri in PREDICTIVE_UNIT_PARAMETERS must be ");
    }

    @Test
    void ignoresBlanksAroundAValue() {
        Settings settings = settings(Map.of("RADIANT_COMPONENT", " iris\n", "RADIANT_THREADS", " 4 "));

        assertThat(settings.component()).isEqualTo("iris");
        assertThat(settings.limits().threads()).isEqualTo(4);
    }

    @Test
    void takesABlankValueAsNotSet() {
        Settings settings = settings(Map.of("RADIANT_THREADS", "", "PREDICTIVE_UNIT_PARAMETERS", "  "));

        assertThat(settings.limits().threads()).isEqualTo(256);
        assertThat(settings.unit().parameters()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "10000, 10000"})
    void takesThreadsUpToItsBounds(String text, int threads) {
        assertThat(settings(Map.of("RADIANT_THREADS", text)).limits().threads()).isEqualTo(threads);
    }

    @ParameterizedTest
    @CsvSource({"0", "10001", "-1", "many", "1.5", "99999999999"})
    void rejectsThreadsBeyondItsBounds(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Map.of("RADIANT_THREADS", text)))
                .withMessage("RADIANT_THREADS must be a whole number from 1 to 10000, got '" + text + "'");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2147483639, 2147483639"})
    void takesARequestSizeUpToItsBounds(String text, int size) {
        assertThat(settings(Map.of("RADIANT_MAX_REQUEST_SIZE", text)).limits().requestSize())
                .isEqualTo(size);
    }

    @ParameterizedTest
    @CsvSource({"0", "2147483640"})
    void rejectsARequestSizeBeyondItsBounds(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Map.of("RADIANT_MAX_REQUEST_SIZE", text)))
                .withMessage(
                        "RADIANT_MAX_REQUEST_SIZE must be a whole number from 1 to 2147483639, got '" + text + "'");
    }

    @Test
    void takesTheContextParameterBeforeTheSystemProperty() {
        System.setProperty("RADIANT_COMPONENT", "of-the-server");

        assertThat(Settings.read(Map.of("RADIANT_COMPONENT", "of-the-war")::get).component())
                .isEqualTo("of-the-war");
    }

    @Test
    void takesTheSystemPropertyWithoutAContextParameter() {
        System.setProperty("RADIANT_COMPONENT", "of-the-server");

        assertThat(Settings.read(name -> null).component()).isEqualTo("of-the-server");
    }

    @Test
    void takesTheSystemPropertyWhenTheContextParameterIsBlank() {
        System.setProperty("RADIANT_COMPONENT", "of-the-server");

        assertThat(Settings.read(Map.of("RADIANT_COMPONENT", " ")::get).component())
                .isEqualTo("of-the-server");
    }

    @Test
    void holdsParametersThatNobodyChanges() {
        Map<String, ParameterValue> parameters = settings(Map.of()).unit().parameters();

        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(parameters::clear);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RADIANT_PIPELINE", "RADIANT_RECOMMENDER"})
    void refusesAFolderThatIsNotThere(String name, @TempDir Path folder) {
        Path missing = folder.resolve("none");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Map.of(name, missing.toString())))
                .withMessage(name + " must be an existing folder, got '" + missing + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PREDICTIVE_UNIT_PARAMETERS", "PREDICTOR_LABELS"})
    void refusesJsonThatIsNestedTooDeep(String name) {
        for (int levels : new int[] {129, 1001, 100_000}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> settings(Map.of(name, "[".repeat(levels))))
                    .withMessage(name + " is nested deeper than 128 levels, at character 129");
        }
    }

    @Test
    void countsNoBracketsWithinTextsAsLevels() {
        String labels = "{\"a\\\"" + "[{".repeat(500) + "\":\"\\\\\",\"version\":\"v1\"}";

        assertThat(settings(Map.of("PREDICTOR_LABELS", labels)).unit().predictorVersion())
                .isEqualTo("v1");
    }
}

package org.primeradiant.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The settings of one deployment. The README lists them with their defaults.
 *
 * @param component the name of the component that answers at the root paths; empty to choose one by rule
 * @param unit the component's place in its graph
 * @param strictJson whether NaN and infinities, which are not valid JSON, are rejected over REST
 * @param compressesAnswers whether large answers over REST are compressed for callers who accept it
 * @param limits the limits on what callers may consume
 * @param stopTime how long a stop may take before running calls are abandoned
 * @param grpc the settings for gRPC
 * @param models the folders of stored models, by the name of the setting
 * @param legacy the settings for callers of the older seldon-server
 * @param memcached the servers that store lists of candidates
 * @param graph the inference graph
 * @param inputs what components take, beyond what they say themselves
 * @param repository the folder of model files
 * @param identity who may call
 * @param nodeTls the certificates for calls to remote nodes
 * @param state where what components learn is kept
 * @param console who sees the console
 * @param logger the payload log
 */
public record Settings(
        String component,
        UnitSettings unit,
        boolean strictJson,
        boolean compressesAnswers,
        Limits limits,
        Duration stopTime,
        GrpcSettings grpc,
        Map<String, Path> models,
        LegacySettings legacy,
        MemcachedSettings memcached,
        GraphSettings graph,
        InputSettings inputs,
        RepositorySettings repository,
        IdentitySettings identity,
        TlsSettings nodeTls,
        StateSettings state,
        ConsoleMode console,
        LoggerSettings logger) {
    /** The setting for the folder of a recommender's stored model. */
    public static final String RECOMMENDER = "RADIANT_RECOMMENDER";

    /** The setting for the folder of a pipeline. */
    public static final String PIPELINE = "RADIANT_PIPELINE";

    private enum Switch {
        ON,
        OFF
    }

    private static final Path ANNOTATIONS = Path.of("/etc/podinfo/annotations");

    public Settings {
        models = Map.copyOf(models);
    }

    /**
     * Reads all settings.
     *
     * @param contextParam returns the WAR's own value of a setting, or null if there is none
     * @throws IllegalArgumentException if a value is invalid; the message names the setting
     */
    public static Settings read(Function<String, String> contextParam) {
        return from(
                name -> first(
                        contextParam.apply(name),
                        System.getProperty(name),
                        System.getenv(name),
                        MicroProfileConfig.find(name).orElse(null)),
                ANNOTATIONS);
    }

    /**
     * The same settings with the model that Seldon's operator has downloaded for a model server, of which the parameter
     * {@link RepositorySettings#MODEL_URI} tells. Without that parameter, or if {@link RepositorySettings#FOLDER} names
     * a folder, these settings.
     *
     * @throws IllegalArgumentException if the parameter is not an existing folder
     */
    public Settings withDownloadedModel() {
        ParameterValue uri = unit.parameters().get(RepositorySettings.MODEL_URI);
        if (uri == null || repository.isPresent()) {
            return this;
        }
        return new Settings(
                component,
                unit,
                strictJson,
                compressesAnswers,
                limits,
                stopTime,
                grpc,
                models,
                legacy,
                memcached,
                graph,
                inputs,
                repository.downloaded(String.valueOf(uri.value()), unit.id()),
                identity,
                nodeTls,
                state,
                console,
                logger);
    }

    static Settings from(Function<String, Optional<String>> values, Path annotations) {
        Source source = new Source(values);
        Map<String, String> notes = Annotations.read(annotations);
        IdentitySettings identity = IdentitySettings.from(source);
        TlsSettings nodeTls = TlsSettings.from(source, "RADIANT_NODES_TLS_", "RADIANT_NODES_TLS_CA");
        return new Settings(
                source.text("RADIANT_COMPONENT", ""),
                UnitSettings.from(source),
                source.flag("RADIANT_STRICT_JSON", false),
                source.choice("RADIANT_COMPRESSION", Switch.OFF) == Switch.ON,
                Limits.from(source, notes),
                Duration.ofSeconds(source.number("RADIANT_STOP_SECONDS", 8, 1, 3600)),
                GrpcSettings.from(source),
                models(source),
                LegacySettings.from(source),
                MemcachedSettings.from(source),
                GraphSettings.from(source, notes, nodeTls),
                InputSettings.from(source),
                RepositorySettings.from(source, identity.isOn()),
                identity,
                nodeTls,
                StateSettings.from(source),
                ConsoleMode.from(source),
                LoggerSettings.from(source));
    }

    private static Map<String, Path> models(Source source) {
        Map<String, Path> models = new TreeMap<>();
        for (String name : List.of(RECOMMENDER, PIPELINE)) {
            source.folder(name).ifPresent(folder -> models.put(name, folder));
        }
        return models;
    }

    /** The first value that is not blank; else a blank one, if there is any. */
    private static Optional<String> first(String... candidates) {
        List<String> present = Stream.of(candidates).filter(Objects::nonNull).toList();
        return present.stream()
                .filter(value -> !value.isBlank())
                .findFirst()
                .or(() -> present.stream().findFirst());
    }
}

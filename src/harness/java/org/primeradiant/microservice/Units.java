package org.primeradiant.microservice;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.primeradiant.settings.ConsoleMode;
import org.primeradiant.settings.GraphSettings;
import org.primeradiant.settings.GrpcSettings;
import org.primeradiant.settings.IdentitySettings;
import org.primeradiant.settings.InputSettings;
import org.primeradiant.settings.LegacySettings;
import org.primeradiant.settings.Limits;
import org.primeradiant.settings.LoggerSettings;
import org.primeradiant.settings.MemcachedSettings;
import org.primeradiant.settings.ParameterValue;
import org.primeradiant.settings.RepositorySettings;
import org.primeradiant.settings.Settings;
import org.primeradiant.settings.StateSettings;
import org.primeradiant.settings.TlsSettings;
import org.primeradiant.settings.UnitSettings;

/** Unit settings for tests. */
final class Units {
    static final UnitSettings NONE = of("", "");

    private Units() {}

    static UnitSettings of(String id, String image) {
        return new UnitSettings(id, image, "", "", "", Map.of(), "", "metrics", false, true, true);
    }

    /** Returns settings with the few values that a registry needs. */
    static Settings settings(String component, UnitSettings unit, Map<String, Path> models) {
        return settings(component, unit, models, IdentitySettings.NONE);
    }

    static Settings settings(String component, UnitSettings unit, Map<String, Path> models, IdentitySettings identity) {
        return new Settings(
                component,
                unit,
                false,
                false,
                new Limits(1, 1, 1, 1, 0, 1, 0, 1, Duration.ZERO, Duration.ZERO, 0),
                Duration.ZERO,
                new GrpcSettings("", 0, "RADIANT_GRPC_PORT", GrpcSettings.Servlet.OFF, TlsSettings.NONE),
                models,
                new LegacySettings("", LegacySettings.Predictions.PAGE),
                new MemcachedSettings(List.of()),
                new GraphSettings("", "", "", GraphSettings.Meta.MERGE, false, false, Duration.ZERO, false),
                InputSettings.NONE,
                RepositorySettings.NONE,
                identity,
                TlsSettings.NONE,
                StateSettings.NONE,
                ConsoleMode.OFF,
                LoggerSettings.NONE);
    }

    static UnitSettings of(Map<String, ParameterValue> parameters) {
        return new UnitSettings("", "", "", "", "", parameters, "", "metrics", false, true, true);
    }
}

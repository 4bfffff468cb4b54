package org.primeradiant.settings;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Asks the server's MicroProfile Config for the settings of MicroProfile, so that {@code
 * META-INF/microprofile-config.properties} of a WAR counts. By reflection, because many servers have none.
 */
final class MicroProfileConfig {
    private static final Logger LOGGER = System.getLogger(MicroProfileConfig.class.getName());
    private static final String PREFIX = "mp.";
    private static final Pattern NOT_OF_VARIABLES = Pattern.compile("[^A-Za-z0-9_]");

    private MicroProfileConfig() {}

    /** A setting whose name begins with {@code mp.}; without MicroProfile Config, from its environment variable. */
    static Optional<String> find(String name) {
        if (!name.startsWith(PREFIX)) {
            return Optional.empty();
        }
        return ofServer(name).or(() -> Optional.ofNullable(System.getenv(variable(name))));
    }

    /** The environment variable for a setting, by the rule of MicroProfile Config. */
    static String variable(String name) {
        return NOT_OF_VARIABLES.matcher(name).replaceAll("_").toUpperCase(Locale.ROOT);
    }

    private static Optional<String> ofServer(String name) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try {
            Class<?> provider = Class.forName("org.eclipse.microprofile.config.ConfigProvider", true, loader);
            Object config = provider.getMethod("getConfig").invoke(null);
            // The method of the interface, since the implementation's class may not be accessible.
            Object value = Class.forName("org.eclipse.microprofile.config.Config", true, loader)
                    .getMethod("getOptionalValue", String.class, Class.class)
                    .invoke(config, name, String.class);
            return ((Optional<?>) value).map(String.class::cast);
        } catch (ReflectiveOperationException | LinkageError e) {
            LOGGER.log(Level.DEBUG, () -> "no MicroProfile Config for " + name + ": " + e);
            return Optional.empty();
        }
    }
}

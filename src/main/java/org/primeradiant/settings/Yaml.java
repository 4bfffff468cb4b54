package org.primeradiant.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML, of which JSON is a part, within the limits of {@link Limits}: who walks what was read needs neither a
 * deep stack nor patience, as aliases count as what they repeat.
 */
public final class Yaml {
    private static final int MOST_BYTES_PER_CHARACTER = 3;

    private Yaml() {}

    /**
     * Reads one document.
     *
     * @param source the setting or file that it comes from, for messages
     * @return a {@code Map}, a {@code List}, or a scalar; null for null and for an empty text
     * @throws IllegalArgumentException if it is not YAML, has more than one document, a key that is no scalar or an
     *     alias within what it repeats, or is beyond the limits; the message names the source and the place
     */
    public static Object load(String source, String text) {
        if (text.length() > Limits.YAML_SIZE) {
            throw tooLong(source);
        }
        // the marks of what is thrown name the source
        LoadSettings settings = LoadSettings.builder()
                .setLabel(source)
                .setAllowNonScalarKeys(false)
                .build();
        try {
            YamlSurvey survey = new YamlSurvey(source);
            for (Event event : new Parse(settings).parseString(text)) {
                survey.add(event);
            }
            return new Load(settings).loadFromString(text);
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException(source + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Reads the text of a file that is no longer than a document may be.
     *
     * @throws IllegalArgumentException if it is longer; the rest of it is not read
     * @throws IOException if it cannot be read, or is not UTF-8
     */
    public static String text(Path file) throws IOException {
        int most = MOST_BYTES_PER_CHARACTER * Limits.YAML_SIZE;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw tooLong(file.toString());
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        }
    }

    private static IllegalArgumentException tooLong(String source) {
        return new IllegalArgumentException(
                source + " cannot be read: it is longer than " + Limits.YAML_SIZE + " characters");
    }
}

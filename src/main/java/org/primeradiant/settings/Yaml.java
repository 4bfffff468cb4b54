package org.primeradiant.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML, including JSON, within {@link Limits}. Aliases count as what they repeat, so code that walks the result
 * needs neither a deep stack nor unbounded time. Merge keys of YAML 1.1 ({@code <<: *alias}) are applied.
 */
public final class Yaml {
    private static final int MOST_BYTES_PER_CHARACTER = 3;

    private Yaml() {}

    /**
     * Reads one document.
     *
     * @param source the setting or file that it comes from, for messages
     * @return a {@code Map}, a {@code List}, or a scalar; null for null and for an empty text
     * @throws IllegalArgumentException if the text is not YAML, has more than one document, a key that is not a
     *     scalar or an alias inside the node that it refers to, or exceeds a limit; the message names the source and
     *     the position
     */
    public static Object load(String source, String text) {
        List<Object> documents = documents(source, text);
        if (documents.size() > 1) {
            throw new IllegalArgumentException(
                    source + " cannot be read: it has " + documents.size() + " documents instead of one");
        }
        return documents.isEmpty() ? null : documents.get(0);
    }

    /**
     * Reads all documents that are not empty, each as {@link #load} does.
     *
     * @throws IllegalArgumentException as {@link #load}
     */
    public static List<Object> documents(String source, String text) {
        if (text.length() > Limits.YAML_SIZE) {
            throw tooLong(source);
        }
        // positions in exceptions name the source
        LoadSettings settings = LoadSettings.builder()
                .setLabel(source)
                .setAllowNonScalarKeys(false)
                .build();
        try {
            YamlSurvey survey = new YamlSurvey(source);
            for (Event event : new Parse(settings).parseString(text)) {
                survey.add(event);
            }
            List<Object> documents = new ArrayList<>();
            for (Object document : new Load(settings).loadAllFromString(text)) {
                if (document != null) {
                    documents.add(YamlMerge.of(source, document));
                }
            }
            return documents;
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException(source + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a text file no longer than a document may be.
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

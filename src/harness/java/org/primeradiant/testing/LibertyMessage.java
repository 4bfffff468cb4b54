package org.primeradiant.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.regex.Pattern;

/**
 * A line of Open Liberty's log.
 *
 * @param id the message id, such as {@code CWWKZ0001I}, which ends in E for an error; empty for an application's
 *     log line
 * @param text the complete text, including stack traces
 */
record LibertyMessage(String id, String text) {
    /** Parses a console line: JSON, or any other text as a message without an id. */
    static LibertyMessage parse(String line) {
        if (!line.startsWith("{")) {
            return new LibertyMessage("", line);
        }
        try (JsonReader reader = Json.createReader(new StringReader(line))) {
            JsonObject message = reader.readObject();
            return new LibertyMessage(message.getString("ibm_messageId", ""), message.getString("message", ""));
        }
    }

    boolean isError() {
        return id.endsWith("E");
    }

    /** Returns true if the application manager reports on this application. */
    boolean isAbout(String application) {
        return id.startsWith("CWWKZ")
                && Pattern.compile("\\b" + Pattern.quote(application) + "\\b")
                        .matcher(text)
                        .find();
    }
}

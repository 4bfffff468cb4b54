package org.primeradiant.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.regex.Pattern;

/**
 * A line that Open Liberty has logged.
 *
 * @param id names the message, as {@code CWWKZ0001I}, and ends in E for an error; empty for what an application logs
 * @param text all of it, with the lines of a stack trace
 */
record LibertyMessage(String id, String text) {
    /** The message in a line of the console, which is JSON; of another line, one without an id. */
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

    /** Whether the application manager says it, of this application. */
    boolean isAbout(String application) {
        return id.startsWith("CWWKZ")
                && Pattern.compile("\\b" + Pattern.quote(application) + "\\b")
                        .matcher(text)
                        .find();
    }
}

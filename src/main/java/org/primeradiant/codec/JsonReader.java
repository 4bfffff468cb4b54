package org.primeradiant.codec;

import java.util.ArrayList;
import java.util.List;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.json.Allowance;
import org.primeradiant.json.JsonScanner;
import org.primeradiant.json.Utf8;

/**
 * Reads Seldon's REST bodies. Accepts what the python wrapper accepts: UTF-8, UTF-16 and UTF-32, NaN and the
 * infinities as bare words in numbers, unknown fields, and of several payloads the first of data, jsonData, strData
 * and binData.
 *
 * <p>Every method throws a {@code SeldonException}: of reason {@code BAD_DATA}, naming the error and its position, if
 * the body cannot be understood, or that of the allowance if reading needs more memory than is granted. No body
 * causes any other exception. Thread-safe.
 */
public final class JsonReader {
    private static final String[] LIST_FIELDS = {"seldonMessages"};

    private JsonReader() {}

    /** Reads one message; its payload is {@code Payload.NONE} if all payload fields are missing. */
    public static SeldonMessage message(byte[] body, int offset, int length, Allowance allowance) {
        JsonScanner scanner = Utf8.scanner(body, offset, length, false, allowance);
        SeldonMessage message = MessageReader.read(scanner, "a message");
        scanner.finish();
        return message;
    }

    /**
     * Reads the messages for a combiner, at least one: either a list or an object with the list
     * {@code seldonMessages}.
     */
    public static List<SeldonMessage> messages(byte[] body, int offset, int length, Allowance allowance) {
        JsonScanner scanner = Utf8.scanner(body, offset, length, false, allowance);
        List<SeldonMessage> messages = scanner.peek() == '{' ? wrapped(scanner) : list(scanner);
        scanner.finish();
        if (messages.isEmpty()) {
            scanner.moveTo(scanner.start());
            throw scanner.error("there must be at least one message");
        }
        return messages;
    }

    private static List<SeldonMessage> wrapped(JsonScanner scanner) {
        List<SeldonMessage> messages = List.of();
        boolean found = false;
        scanner.enter();
        while (scanner.more('}')) {
            if (scanner.name(LIST_FIELDS).equals("seldonMessages")) {
                messages = list(scanner);
                found = true;
            } else {
                scanner.skip();
            }
        }
        if (!found) {
            scanner.moveTo(scanner.start());
            throw scanner.error("the list seldonMessages is missing");
        }
        return messages;
    }

    private static List<SeldonMessage> list(JsonScanner scanner) {
        List<SeldonMessage> messages = new ArrayList<>();
        scanner.enterList("the list of messages");
        while (scanner.more(']')) {
            messages.add(MessageReader.read(scanner, "a message"));
        }
        return messages;
    }

    /**
     * Reads feedback strictly: an unknown field anywhere in it is an error, as in the python wrapper.
     *
     * @throws RewardException if the reward is not finite, even if there are other errors
     */
    public static Feedback feedback(byte[] body, int offset, int length, Allowance allowance) {
        JsonScanner scanner = Utf8.scanner(body, offset, length, true, allowance);
        try {
            Feedback feedback = FeedbackReader.read(scanner);
            scanner.finish();
            return feedback;
        } catch (SeldonException e) {
            JsonScanner again = Utf8.scanner(body, offset, length, false, allowance);
            throw FeedbackReader.failureOfReward(again).orElse(e);
        }
    }

    /** Reads the metadata of a component. */
    public static ModelMetadata metadata(byte[] body, int offset, int length, Allowance allowance) {
        JsonScanner scanner = Utf8.scanner(body, offset, length, false, allowance);
        ModelMetadata metadata = MetadataReader.read(scanner);
        scanner.finish();
        return metadata;
    }
}

package org.primeradiant.codec;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;

/**
 * Reads Seldon's REST bodies. Accepts what the python wrapper accepts: UTF-8, UTF-16 and UTF-32, NaN and the infinities as
 * bare words in numbers, unknown fields, and of several payloads the first of data, jsonData, strData and binData.
 *
 * <p>Every method throws a {@code SeldonException} of reason {@code BAD_DATA}, which says what is wrong and where, if the
 * body cannot be understood, or the one that the allowance throws if it takes more memory than there is; no body causes
 * any other exception. Thread-safe.
 */
public final class JsonReader {
    private static final String[] LIST_FIELDS = {"seldonMessages"};

    private JsonReader() {}

    /** Reads any JSON value; NaN and the infinities are refused. */
    public static JsonValue value(byte[] body, int offset, int length, Allowance allowance) {
        JsonScanner scanner = Utf8.scanner(body, offset, length, true, allowance);
        JsonValue value = JsonValues.read(scanner);
        scanner.finish();
        return value;
    }

    /**
     * Checks a body that is to become a part of another one: that it is JSON as its standard has it (RFC 8259), in UTF-8
     * without a byte order mark, and without NaN or infinities.
     */
    public static void check(byte[] body) {
        pass(body, false);
    }

    /**
     * Whether a body is JSON in UTF-8, without a byte order mark.
     *
     * @param allowsWords whether NaN and the infinities count as JSON, as they do to Seldon
     */
    public static boolean isJson(byte[] body, boolean allowsWords) {
        try {
            pass(body, allowsWords);
            return true;
        } catch (SeldonException e) {
            return false;
        }
    }

    private static void pass(byte[] body, boolean allowsWords) {
        JsonScanner scanner =
                new JsonScanner(body, 0, body.length, true, new HeapUse(Allowance.UNLIMITED, body.length));
        if (!allowsWords) {
            scanner.refuseWords();
        }
        scanner.skip();
        scanner.finish();
    }

    /** Reads one message; its payload is {@code Payload.NONE} if it has none of the fields. */
    public static SeldonMessage message(byte[] body, int offset, int length, Allowance allowance) {
        JsonScanner scanner = Utf8.scanner(body, offset, length, false, allowance);
        SeldonMessage message = MessageReader.read(scanner, "a message");
        scanner.finish();
        return message;
    }

    /** Reads the messages for a combiner, at least one: a list, or an object with the list {@code seldonMessages}. */
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
            throw scanner.error("there must be a list of seldonMessages");
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
     * Reads feedback, strictly: a field that is not known anywhere in it is an error, as in the python wrapper.
     *
     * @throws RewardException if the reward is not finite, whatever else may be wrong
     */
    public static Feedback feedback(byte[] body, int offset, int length, Allowance allowance) {
        JsonScanner scanner = Utf8.scanner(body, offset, length, true, allowance);
        try {
            Feedback feedback = FeedbackReader.read(scanner);
            scanner.finish();
            return feedback;
        } catch (SeldonException e) {
            JsonScanner again = Utf8.scanner(body, offset, length, false, allowance);
            throw FeedbackReader.rewardsFailure(again).orElse(e);
        }
    }

    /** Reads what a component says about itself. */
    public static ModelMetadata metadata(byte[] body, int offset, int length, Allowance allowance) {
        JsonScanner scanner = Utf8.scanner(body, offset, length, false, allowance);
        ModelMetadata metadata = MetadataReader.read(scanner);
        scanner.finish();
        return metadata;
    }
}

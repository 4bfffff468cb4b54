package org.primeradiant.codec;

import java.util.Optional;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.json.JsonNumbers;
import org.primeradiant.json.JsonScanner;

/** Reads feedback, which Seldon parses as protobuf JSON: null counts as absent, and a number may be quoted. */
final class FeedbackReader {
    private static final String[] FIELDS = {"request", "response", "reward", "truth"};

    private FeedbackReader() {}

    static Feedback read(JsonScanner scanner) {
        SeldonMessage request = SeldonMessage.NOTHING;
        SeldonMessage response = SeldonMessage.NOTHING;
        SeldonMessage truth = SeldonMessage.NOTHING;
        float reward = 0;
        scanner.enterObject("feedback");
        while (scanner.more('}')) {
            switch (scanner.name(FIELDS)) {
                case "request" -> request = message(scanner, "request");
                case "response" -> response = message(scanner, "response");
                case "truth" -> truth = message(scanner, "truth");
                case "reward" -> reward = reward(scanner);
                default -> scanner.skipUnknown();
            }
        }
        return new Feedback(request, response, reward, truth);
    }

    private static SeldonMessage message(JsonScanner scanner, String field) {
        return scanner.skipNull() ? SeldonMessage.NOTHING : MessageReader.read(scanner, field);
    }

    private static float reward(JsonScanner scanner) {
        if (scanner.skipNull()) {
            return 0;
        }
        return RewardException.require((float) JsonNumbers.readQuotable(scanner, "reward"));
    }

    /** Returns the error in the reward of feedback that could not be read; empty if the error is elsewhere. */
    static Optional<SeldonException> failureOfReward(JsonScanner scanner) {
        try {
            scanner.enterObject("feedback");
            while (scanner.more('}')) {
                if (scanner.name(FIELDS).equals("reward")) {
                    reward(scanner);
                } else {
                    scanner.skip();
                }
            }
            return Optional.empty();
        } catch (RewardException e) {
            return Optional.of(e);
        } catch (SeldonException e) { // the caller already has the other error
            return Optional.empty();
        }
    }
}

package org.primeradiant.legacy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.primeradiant.api.ItemIds;
import org.primeradiant.api.Reason;
import org.primeradiant.api.RecommendationRequest;
import org.primeradiant.api.SeldonException;
import org.primeradiant.http.RequestFields;
import org.primeradiant.json.Allowance;

/** Parses the parameters of {@code /recommend}. */
final class RecommendationParameters {
    private static final int LONGEST_SHOWN = 40;
    /** Bytes charged for each number of a list, as text and in the lists parsed from it. */
    private static final int NUMBER_BYTES = 128;

    private RecommendationParameters() {}

    /**
     * The request, without candidates.
     *
     * @throws SeldonException {@link Reason#BAD_DATA} if a parameter is missing or malformed; the message names it
     */
    static RecommendationRequest of(RequestFields fields, Allowance allowance) {
        allowance.take((long) NUMBER_BYTES * numbers(fields));
        Optional<String> item = fields.text("item_id").filter(text -> !text.isBlank());
        return new RecommendationRequest(
                number(fields, "user_id", Long.MIN_VALUE, Long.MAX_VALUE),
                ItemIds.NONE,
                items(fields, "recent_interactions"),
                items(fields, "exclusion_items"),
                (int) number(fields, "limit", 0, Integer.MAX_VALUE),
                fields.text("client"),
                dimensions(fields),
                item.isPresent()
                        ? OptionalLong.of(parse("item_id", item.get(), Long.MIN_VALUE, Long.MAX_VALUE))
                        : OptionalLong.empty());
    }

    /** At least the number of commas in the fields. A list has at most one number more than commas. */
    private static int numbers(RequestFields fields) {
        int numbers = 0;
        for (byte[] text : new byte[][] {fields.query(), fields.form()}) {
            for (byte b : text) {
                numbers += b == ',' || b == '%' ? 1 : 0; // a comma may be escaped
            }
        }
        return numbers;
    }

    private static ItemIds items(RequestFields fields, String name) {
        return ItemIds.of(numbers(fields, name, Long.MIN_VALUE, Long.MAX_VALUE));
    }

    private static List<Integer> dimensions(RequestFields fields) {
        long[] numbers = numbers(fields, "dimensions", Integer.MIN_VALUE, Integer.MAX_VALUE);
        return Arrays.stream(numbers).mapToObj(Math::toIntExact).toList();
    }

    private static long number(RequestFields fields, String name, long least, long most) {
        Optional<String> text = fields.text(name).filter(value -> !value.isBlank());
        if (text.isEmpty()) {
            throw bad(name + " is required");
        }
        return parse(name, text.get(), least, most);
    }

    /** The numbers of a list; empty if it is absent or blank. */
    private static long[] numbers(RequestFields fields, String name, long least, long most) {
        String text = fields.text(name).orElse("");
        String[] parts = text.isBlank() ? new String[0] : text.split(",", -1);
        return Arrays.stream(parts)
                .mapToLong(part -> parse(name, part, least, most))
                .toArray();
    }

    private static long parse(String name, String text, long least, long most) {
        try {
            long number = Long.parseLong(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new SeldonException(Reason.BAD_DATA, range(name, text, least, most), e);
        }
        throw bad(range(name, text, least, most));
    }

    private static String range(String name, String text, long least, long most) {
        String shown = text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
        return name + " takes whole numbers from " + least + " to " + most + ", got '" + shown + "'";
    }

    private static SeldonException bad(String text) {
        return new SeldonException(Reason.BAD_DATA, text);
    }
}

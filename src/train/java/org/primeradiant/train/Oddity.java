package org.primeradiant.train;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a text that is not a number is likely meant as, if it stands among numbers. */
enum Oddity {
    /** A word for a missing value, such as {@code NA}. */
    MISSING_WORD,
    /** A number with a decimal comma, or, with three digits behind it, perhaps with thousands separators. */
    DECIMAL_COMMA,
    /** A number with a decimal point where decimal commas are expected. */
    DECIMAL_POINT,
    /** A number with thousands separators. */
    THOUSANDS,
    /** A number with a percent or currency sign. */
    SIGN,
    /** Infinity, or a number too large for 64 bits. */
    NOT_FINITE,
    /** Anything else. */
    TEXT;

    /** These mean a missing value also in a column of texts; the others may be categories there. */
    private static final Set<String> CERTAIN =
            Set.of("na", "n/a", "nan", "null", "?", "#n/a", "\\n", "<na>", "<null>", "(null)");

    private static final Set<String> AMONG_NUMBERS = Set.of(
            "-", "--", "---", "\u2013", "\u2014", ".", "..", "*", "n.a.", "nil", "none", "missing", "unknown", "#na",
            "#null!", "#value!", "#div/0!", "#ref!", "#num!", "#name?", "-nan");
    private static final Set<String> INFINITE = Set.of("inf", "infinity", "\u221e");

    private static final Pattern COMMA = Pattern.compile("[+-]?\\d*,\\d+([eE][+-]?\\d+)?|[+-]?\\d+,");
    private static final Pattern POINT = Pattern.compile("[+-]?\\d*\\.\\d+([eE][+-]?\\d+)?|[+-]?\\d+\\.");
    private static final Pattern GROUPS = Pattern.compile("[+-]?\\d{1,3}([ ,.'_\u00A0\u202F\u2019]\\d{3})+([.,]\\d+)?");
    private static final Pattern SIGNED = Pattern.compile("[$€£¥]? ?[+-]?[\\d., ]*\\d[\\d., ]*[%$€£¥]?");
    private static final Pattern HUGE = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    /** Recognizes a text that is no number and not declared missing. */
    static Oddity of(String text, boolean decimalComma) {
        String word = text.toLowerCase(Locale.ROOT);
        if (CERTAIN.contains(word) || AMONG_NUMBERS.contains(word)) {
            return MISSING_WORD;
        }
        if (INFINITE.contains(word.startsWith("-") || word.startsWith("+") ? word.substring(1) : word)) {
            return NOT_FINITE;
        }
        return hasDigit(text) ? number(text, decimalComma) : TEXT;
    }

    private static Oddity number(String text, boolean decimalComma) {
        if (!decimalComma && COMMA.matcher(text).matches()) {
            return DECIMAL_COMMA;
        }
        if (decimalComma && POINT.matcher(text).matches()) {
            return DECIMAL_POINT;
        }
        if (HUGE.matcher(text).matches()) {
            return NOT_FINITE;
        }
        if (GROUPS.matcher(text).matches()) {
            return THOUSANDS;
        }
        return SIGNED.matcher(text).matches() ? SIGN : TEXT;
    }

    /** Most texts have none, which is quicker to see than by the patterns. */
    private static boolean hasDigit(String text) {
        for (int i = 0; i < Math.min(text.length(), 40); i++) {
            if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                return text.length() <= 40;
            }
        }
        return false;
    }

    /** Whether the text stands for a missing value in whatever column. */
    static boolean isCertainlyMissing(String text) {
        return CERTAIN.contains(text.toLowerCase(Locale.ROOT));
    }
}

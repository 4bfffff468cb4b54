package org.primeradiant.trees;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The forms of model files, which their first bytes tell apart. */
enum TreeFormat {
    XGBOOST_JSON,
    XGBOOST_UBJ,
    LIGHTGBM_TEXT;

    /** Number of bytes that suffice to recognise a file. */
    static final int HEAD = 64;

    private static final List<String> XGBOOST_MEMBERS = List.of("learner", "version");

    /** Python's pickles of protocol 2 and newer begin with this byte and the protocol. */
    private static final char PICKLE = 0x80;

    /** What to do about files that cannot be read. */
    private static final String SAVE_XGBOOST = "save the model with XGBoost's Booster.save_model(\"model.json\")";

    private static final String SAVE_LIGHTGBM = "with LightGBM's Booster.save_model(\"model.txt\")";

    /** Recognises a file by its first bytes; empty if it is in none of these forms. */
    static Optional<TreeFormat> of(byte[] file) {
        String head = head(file);
        if (head.startsWith("tree\n") || head.startsWith("tree\r\n")) {
            return Optional.of(LIGHTGBM_TEXT);
        }
        if (!head.startsWith("{")) {
            return Optional.empty();
        }
        String inner = head.substring(1);
        for (String member : XGBOOST_MEMBERS) {
            if (isMember(inner.stripLeading(), member)) {
                return Optional.of(XGBOOST_JSON);
            }
            int length = inner.indexOf(member) - 1;
            if (!inner.isEmpty() && "iUIlL".indexOf(inner.charAt(0)) >= 0 && isLength(inner, length, member)) {
                return Optional.of(XGBOOST_UBJ);
            }
        }
        return Optional.empty();
    }

    /** Whether it begins with the member; the version is a list, unlike that of other files in JSON. */
    private static boolean isMember(String text, String member) {
        String quoted = '"' + member + '"';
        String value = text.startsWith(quoted) ? text.substring(quoted.length()).strip() : "";
        return value.startsWith(":")
                && value.substring(1).stripLeading().startsWith(member.equals("version") ? "[" : "{");
    }

    /** Whether the bytes of a big-endian length come before the name. */
    private static boolean isLength(String inner, int last, String member) {
        return last >= 1 && last <= Long.BYTES && inner.charAt(last) == member.length();
    }

    /** Why a file is refused that is in none of these forms, and what to do. */
    static String advice(byte[] file) {
        String head = head(file);
        if (head.startsWith("binf") || head.startsWith("bs64")) {
            return "is in XGBoost's old binary format, which XGBoost 3 does not read either: load it with XGBoost"
                    + " 1.x or 2.x and " + SAVE_XGBOOST;
        }
        if (!head.isEmpty() && head.charAt(0) == PICKLE) {
            return "is a Python pickle, which is refused because reading one can run any code: " + SAVE_XGBOOST + " or "
                    + SAVE_LIGHTGBM;
        }
        return "is neither XGBoost's JSON or UBJ nor LightGBM's text; if it is an XGBoost model of before 1.0 or in the"
                + " old binary format, load it with XGBoost 1.x or 2.x and " + SAVE_XGBOOST;
    }

    private static String head(byte[] file) {
        String text = new String(Arrays.copyOf(file, Math.min(file.length, HEAD)), ISO_8859_1);
        return text.startsWith("\u00EF\u00BB\u00BF") ? text.substring(3) : text;
    }
}

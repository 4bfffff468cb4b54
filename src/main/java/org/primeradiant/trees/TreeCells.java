package org.primeradiant.trees;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/** Reads the texts that callers send for one feature: names of categories, or numbers. Thread-safe. */
final class TreeCells {
    private final String model;
    private final String feature;
    private final Map<String, Integer> codes = new HashMap<>();

    TreeCells(String model, String feature, List<String> categories) {
        this.model = model;
        this.feature = feature;
        for (int code = 0; code < categories.size(); code++) {
            codes.put(categories.get(code), code);
        }
    }

    boolean hasCategories() {
        return !codes.isEmpty();
    }

    /**
     * The code of a category, or a number; NaN for blank text and {@code NaN}, which are missing values.
     *
     * @throws SeldonException {@link Reason#BAD_DATA} if the model was not trained with that category
     */
    double value(String text) {
        Integer code = codes.get(text);
        if (code != null) {
            return code;
        }
        if (text.isBlank() || text.equals("NaN")) {
            return Double.NaN;
        }
        if (!codes.isEmpty()) {
            throw bad("has no such category; the model was trained with " + codes.size());
        }
        return number(text);
    }

    private double number(String text) {
        String plain = text.strip();
        for (int i = 0; i < plain.length(); i++) {
            if ("0123456789+-.eE".indexOf(plain.charAt(i)) < 0) { // parseDouble also takes 1d and 0x1p3
                throw bad("must be a number, got text");
            }
        }
        try {
            return Double.parseDouble(plain);
        } catch (NumberFormatException e) {
            throw new SeldonException(Reason.BAD_DATA, text(" must be a number, got text"), e);
        }
    }

    SeldonException bad(String what) {
        return new SeldonException(Reason.BAD_DATA, text(" " + what));
    }

    private String text(String what) {
        return model + ": the feature " + feature + what;
    }
}

package org.primeradiant.trees;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code cats}, which XGBoost writes since 3.1: for each feature the categories in the order of their codes, as
 * strings in one array of bytes, or as whole numbers.
 */
final class XgboostCategories {
    private final Document document;
    private final String field;

    XgboostCategories(Document document, String field) {
        this.document = document;
        this.field = field + ".enc";
    }

    void read(Map<Integer, List<String>> categories) {
        document.enterObject(field);
        while (document.hasMember()) {
            if (document.name().equals("enc")) {
                readColumns(categories);
            } else {
                document.skip();
            }
        }
    }

    private void readColumns(Map<Integer, List<String>> categories) {
        document.enterList(field);
        for (int feature = 0; document.hasElement(); feature++) {
            List<String> column = column(field + "[" + feature + "]");
            if (!column.isEmpty()) {
                categories.put(feature, column);
            }
        }
    }

    private List<String> column(String path) {
        int[] offsets = new int[0];
        double[] values = new double[0];
        boolean areTexts = false;
        document.enterObject(path);
        while (document.hasMember()) {
            switch (document.name()) {
                case "offsets" -> {
                    offsets = document.integers(path + ".offsets");
                    areTexts = true;
                }
                case "values" -> values = document.numbers(path + ".values");
                default -> document.skip();
            }
        }
        return areTexts ? texts(offsets, values, path) : numbers(values);
    }

    private static List<String> texts(int[] offsets, double[] values, String path) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        List<String> texts = new ArrayList<>();
        for (int i = 1; i < offsets.length; i++) {
            int from = offsets[i - 1];
            if (from < 0 || offsets[i] < from || offsets[i] > bytes.length) {
                throw new FieldException(
                        path + ".offsets", "must rise within the " + bytes.length + " values, got " + offsets[i]);
            }
            texts.add(new String(bytes, from, offsets[i] - from, UTF_8));
        }
        return texts;
    }

    private static List<String> numbers(double[] values) {
        List<String> texts = new ArrayList<>();
        for (double value : values) {
            texts.add(value == (long) value ? Long.toString((long) value) : Double.toString(value));
        }
        return texts;
    }
}

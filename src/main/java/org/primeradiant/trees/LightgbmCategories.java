package org.primeradiant.trees;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the categorical features of a LightGBM file, and their categories. {@code pandas_categorical} lists the
 * categories of the data frame's categorical columns, but not which columns these are: they are the parameter
 * {@code categorical_feature}, or else the features whose {@code feature_infos} are categories.
 */
final class LightgbmCategories {
    private static final String FIELD = "pandas_categorical";

    private final List<String> infos;
    private final List<Integer> named = new ArrayList<>();
    private final List<Integer> seen = new ArrayList<>();

    /**
     * Creates an instance.
     *
     * @param infos {@code [min:max]}, {@code none}, or the codes of categories, for each feature
     * @param parameter indexes of features, separated by commas, or empty
     */
    LightgbmCategories(List<String> infos, String parameter) {
        this.infos = infos;
        for (String index : parameter.split(",")) {
            String text = index.strip();
            if (text.matches("[0-9]{1,8}")) {
                named.add(Integer.parseInt(text));
            }
        }
        for (int feature = 0; feature < infos.size(); feature++) {
            if (isCategorical(feature)) {
                seen.add(feature);
            }
        }
    }

    private boolean isCategorical(int feature) {
        return !infos.get(feature).startsWith("[") && !infos.get(feature).equals("none");
    }

    /** A type for each feature, in XGBoost's words. */
    List<String> types() {
        List<String> types = new ArrayList<>();
        for (int feature = 0; feature < infos.size(); feature++) {
            types.add(isCategorical(feature) ? "c" : "float");
        }
        return types;
    }

    /** Reads the list of lists, or null, and assigns the lists to features; if they do not match, to none. */
    Map<Integer, List<String>> read(Document document) {
        List<List<String>> lists = lists(document);
        List<Integer> features = named.size() == lists.size() ? named : seen;
        Map<Integer, List<String>> categories = new HashMap<>();
        for (int i = 0; i < lists.size() && features.size() == lists.size(); i++) {
            categories.put(features.get(i), lists.get(i));
        }
        return categories;
    }

    private static List<List<String>> lists(Document document) {
        List<List<String>> lists = new ArrayList<>();
        if (document.skipNull()) {
            return lists;
        }
        document.enterList(FIELD);
        while (document.hasElement()) {
            lists.add(document.texts(FIELD + "[" + lists.size() + "]"));
        }
        document.finish();
        return lists;
    }
}

package org.primeradiant.onnx;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the names of the classes that the nodes of a graph declare. */
final class ClassLabels {
    /** More classes than that are not named. */
    private static final int MOST = 10_000;

    private static final int MOST_CHARACTERS = 1_000_000;
    private static final int MOST_ATTRIBUTES = 4;

    private final Set<List<String>> mapKeys = new LinkedHashSet<>();
    private final Set<List<String>> classes = new LinkedHashSet<>();

    /** The keys of the maps that ZipMap makes; empty if the graph has none, or several that differ. */
    List<String> mapKeys() {
        return only(mapKeys);
    }

    /** The classes as ZipMap names them, or else all classifiers of the graph; empty if these differ. */
    List<String> classes() {
        return mapKeys.isEmpty() ? only(classes) : mapKeys();
    }

    private static List<String> only(Set<List<String>> found) {
        return found.size() == 1 ? found.iterator().next() : List.of();
    }

    void add(Node node) {
        for (Attribute attribute : node.attributes) {
            if (attribute.isNamedForLabels() && !attribute.labels.isEmpty()) {
                Set<List<String>> target = node.operator.equals("ZipMap") ? mapKeys : classes;
                if (target.size() < 2) {
                    target.add(List.copyOf(attribute.labels));
                }
            }
        }
    }

    /** What is known of a node while it is read, in whatever order its fields come. */
    static final class Node {
        private final List<Attribute> attributes = new ArrayList<>();
        private String operator = "";

        boolean operator(String name) {
            operator = name;
            return true;
        }

        /** A new attribute. Only those that hold labels are kept, and no more than a few of them. */
        Attribute attribute() {
            int last = attributes.size() - 1;
            if (last >= 0 && !attributes.get(last).isNamedForLabels()) {
                attributes.remove(last);
            }
            Attribute attribute = new Attribute();
            if (attributes.size() < MOST_ATTRIBUTES) {
                attributes.add(attribute);
            }
            return attribute;
        }
    }

    /** What is known of a node's attribute while it is read. */
    static final class Attribute {
        private final List<String> labels = new ArrayList<>();
        private String name = "";
        private int characters;

        boolean name(String text) {
            name = text;
            return true;
        }

        /** False for lists of other attributes, which can be as long as a forest has nodes. */
        boolean takesLabels() {
            return (name.isEmpty() || isNamedForLabels()) && labels.size() < MOST && characters < MOST_CHARACTERS;
        }

        private boolean isNamedForLabels() {
            return name.startsWith("classlabels_");
        }

        boolean label(String text) {
            labels.add(text);
            characters += text.length();
            return true;
        }

        boolean label(long number) {
            if (takesLabels()) {
                label(Long.toString(number));
            }
            return true;
        }
    }
}

package org.primeradiant.trees;

import java.util.ArrayList;
import java.util.List;

/**
 * A cursor over nested objects and lists, so that XGBoost's JSON and its binary form are interpreted by the same code.
 * Each value must be read or skipped before the cursor moves on. Nesting and memory are limited: a container that is
 * nested too deep and a list that is longer than the file are refused before anything is allocated.
 */
interface Document {
    /** Steps into the object at the cursor; call {@link #hasMember} before each member. */
    void enterObject(String field);

    /** Whether the object has another member; if not, steps out of it. */
    boolean hasMember();

    /** Reads the name of a member; its value follows. */
    String name();

    /** Steps into the list at the cursor; call {@link #hasElement} before each element. */
    void enterList(String field);

    /** Whether the list has another element; if not, steps out of it. */
    boolean hasElement();

    /** Reads a string, or a number or boolean as its text. */
    String text(String field);

    /** Reads a list of numbers and booleans; true counts as 1, false as 0. */
    double[] numbers(String field);

    /** Skips the value at the cursor. */
    void skip();

    /** Skips the value at the cursor if it is null; whether it was. */
    boolean skipNull();

    /** Checks that the document ends here. */
    void finish();

    /** Reads a list of 32-bit whole numbers. */
    default int[] integers(String field) {
        double[] numbers = numbers(field);
        int[] integers = new int[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            integers[i] = (int) numbers[i];
            if (integers[i] != numbers[i]) {
                throw new FieldException(field, "must hold whole numbers, got " + numbers[i]);
            }
        }
        return integers;
    }

    /** Reads a list of strings. */
    default List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        enterList(field);
        while (hasElement()) {
            texts.add(text(field));
        }
        return texts;
    }
}

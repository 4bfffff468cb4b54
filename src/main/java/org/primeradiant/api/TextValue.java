package org.primeradiant.api;

import jakarta.json.JsonString;
import java.util.Objects;

/**
 * A JSON string that needs no JSON provider, so components that add tags can be tested without one. Equal to other
 * providers' strings of the same text, as {@link JsonString} requires.
 */
record TextValue(String text) implements JsonString {
    private static final char FIRST_PRINTABLE = ' ';

    TextValue {
        Objects.requireNonNull(text, "text");
    }

    @Override
    public String getString() {
        return text;
    }

    @Override
    public CharSequence getChars() {
        return text;
    }

    @Override
    public ValueType getValueType() {
        return ValueType.STRING;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonString string && text.equals(string.getString());
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The JSON text. */
    @Override
    public String toString() {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            switch (letter) {
                case '"', '\\' -> json.append('\\').append(letter);
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (letter < FIRST_PRINTABLE) {
                        json.append("\\u00").append(letter < 0x10 ? "0" : "").append(Integer.toHexString(letter));
                    } else {
                        json.append(letter);
                    }
                }
            }
        }
        return json.append('"').toString();
    }
}

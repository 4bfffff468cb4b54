package org.primeradiant.microservice;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/** A JSON value that does not fit its Java type. The path grows from the value outwards, on the way up. */
final class JsonMisfit extends Exception {
    /** Characters of a wrong value that the message shows. */
    private static final int SHOWN = 40;

    private String path = "";
    private final String problem;

    private JsonMisfit(String problem) {
        super(problem, null, false, false);
        this.problem = problem;
    }

    /** A value that is not what it must be. */
    static JsonMisfit of(String wanted, JsonValue got) {
        return new JsonMisfit("must be " + wanted + ", got " + shown(got));
    }

    /** A value with another problem. */
    static JsonMisfit of(String problem) {
        return new JsonMisfit(problem);
    }

    private static String shown(JsonValue value) {
        return switch (value.getValueType()) {
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case TRUE, FALSE, NULL -> value.toString();
            case NUMBER -> shortened(value.toString());
            case STRING -> '"' + shortened(((JsonString) value).getString()) + '"';
        };
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }

    /** The same misfit, seen from the object that has the member. */
    JsonMisfit in(String member) {
        path = path.isEmpty() || path.startsWith("[") ? shortened(member) + path : shortened(member) + "." + path;
        return this;
    }

    /** The same misfit, seen from the list that has the element. */
    JsonMisfit in(int index) {
        path = path.isEmpty() || path.startsWith("[") ? "[" + index + "]" + path : "[" + index + "]." + path;
        return this;
    }

    /** The path and the problem. */
    String text() {
        return (path.isEmpty() ? "it" : path) + " " + problem;
    }
}

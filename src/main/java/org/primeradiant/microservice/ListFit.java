package org.primeradiant.microservice;

import jakarta.json.JsonArray;
import jakarta.json.JsonValue;

/**
 * How a JSON list fits an array or a collection.
 *
 * @param element the fit of its elements
 */
record ListFit(JsonFit element) implements JsonFit {
    @Override
    public void write(JsonValue value, StringBuilder out) throws JsonMisfit {
        if (!(value instanceof JsonArray list)) {
            throw JsonMisfit.of("a list", value);
        }
        out.append('[');
        int index = 0;
        for (JsonValue each : list) {
            if (index > 0) {
                out.append(',');
            }
            try {
                element.write(each, out);
            } catch (JsonMisfit e) {
                throw e.in(index);
            }
            index++;
        }
        out.append(']');
    }
}

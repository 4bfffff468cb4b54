package org.primeradiant.microservice;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Map;

/**
 * How a JSON object fits a map with texts as keys.
 *
 * @param element the fit of its values
 * @param json writes the keys
 */
record MapFit(JsonFit element, JsonProvider json) implements JsonFit {
    @Override
    public void write(JsonValue value, StringBuilder out) throws JsonMisfit {
        if (!(value instanceof JsonObject object)) {
            throw JsonMisfit.of("an object", value);
        }
        out.append('{');
        String separator = "";
        for (Map.Entry<String, JsonValue> entry : object.entrySet()) {
            out.append(separator).append(json.createValue(entry.getKey())).append(':');
            try {
                element.write(entry.getValue(), out);
            } catch (JsonMisfit e) {
                throw e.in(entry.getKey());
            }
            separator = ",";
        }
        out.append('}');
    }
}

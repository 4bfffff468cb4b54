package org.primeradiant.oip;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Map;
import java.util.Set;

/** The parameter {@code content_type}, MLServer's convention for what the elements of a tensor are. */
final class ContentTypes {
    /** The parameter's name. */
    static final String PARAMETER = "content_type";

    static final String BASE64 = "base64";

    private static final String JSON = "json";

    // The parameters of answers. Made once, because looking up the provider takes longer than writing an answer.
    static final Map<String, JsonValue> IS_STRING = parameters("str");
    static final Map<String, JsonValue> IS_BASE64 = parameters(BASE64);
    static final Map<String, JsonValue> IS_JSON = parameters(JSON);

    /** What MLServer and Hugging Face's runtime call a JSON text. */
    private static final Set<String> JSON_TEXTS = Set.of(JSON, "pd_json", "hg_json");

    private ContentTypes() {}

    private static Map<String, JsonValue> parameters(String contentType) {
        return Map.of(PARAMETER, JsonProvider.provider().createValue(contentType));
    }

    /** The content type of an input: its own, else that of the request; empty if neither has one. */
    static String of(NamedTensor tensor, Map<String, JsonValue> request) {
        String own = of(tensor.parameters());
        return own.isEmpty() ? of(request) : own;
    }

    private static String of(Map<String, JsonValue> parameters) {
        return parameters.get(PARAMETER) instanceof JsonString text ? text.getString() : "";
    }

    static boolean isJson(String type) {
        return JSON_TEXTS.contains(type);
    }
}

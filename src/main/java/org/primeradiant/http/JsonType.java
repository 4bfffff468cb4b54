package org.primeradiant.http;

import jakarta.ws.rs.core.MediaType;
import java.util.Locale;

/** The media type of a body that is JSON, whatever came with it. */
public final class JsonType {
    private JsonType() {}

    /** The type that came with the body if it is one of JSON, else {@code application/json}. */
    public static String of(String contentType) {
        return contentType.equals(MediaType.APPLICATION_JSON) || isJson(contentType)
                ? contentType
                : MediaType.APPLICATION_JSON;
    }

    private static boolean isJson(String contentType) {
        try {
            MediaType type = MediaType.valueOf(contentType);
            String subtype = type.getSubtype().toLowerCase(Locale.ROOT);
            return type.getType().equalsIgnoreCase("application")
                    && (subtype.equals("json") || subtype.endsWith("+json"));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

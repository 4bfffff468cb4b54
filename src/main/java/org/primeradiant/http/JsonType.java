package org.primeradiant.http;

import jakarta.ws.rs.core.MediaType;
import java.util.Locale;

/** Chooses the media type of a JSON body. */
public final class JsonType {
    private JsonType() {}

    /**
     * The given type if it is {@code application/json} or an application type ending in {@code +json}; otherwise
     * {@code application/json}.
     */
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

package org.primeradiant.http;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The fields of a request's query and form, of which the first of each name counts.
 *
 * @param query the query as it came
 * @param form the form as it came
 */
public record RequestFields(byte[] query, byte[] form) {
    static final RequestFields NONE = new RequestFields(new byte[0], new byte[0]);

    /** Whether there is a field of that name, be it empty. */
    boolean has(String name) {
        return this != NONE && text(name).isPresent();
    }

    /** A field, of the query before the form; may be empty. */
    public Optional<String> text(String name) {
        return UrlEncoded.fieldOrEmpty(query, name)
                .or(() -> UrlEncoded.fieldOrEmpty(form, name))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** A field with a value, of the form before the query. */
    Optional<byte[]> formFirst(String name) {
        return this == NONE ? Optional.empty() : UrlEncoded.field(form, name).or(() -> UrlEncoded.field(query, name));
    }
}

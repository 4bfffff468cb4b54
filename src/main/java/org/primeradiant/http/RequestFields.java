package org.primeradiant.http;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The fields of a request's query and form. Of several fields with the same name, the first counts.
 *
 * @param query the query, URL-encoded
 * @param form the form, URL-encoded
 */
public record RequestFields(byte[] query, byte[] form) {
    static final RequestFields NONE = new RequestFields(new byte[0], new byte[0]);

    /** Whether the field is present, even if empty. */
    boolean has(String name) {
        return this != NONE && text(name).isPresent();
    }

    /**
     * The value of a field, which may be empty; the query takes precedence over the form.
     *
     * @throws org.primeradiant.api.SeldonException with {@code BAD_DATA} if the value has a broken escape
     */
    public Optional<String> text(String name) {
        return UrlEncoded.fieldOrEmpty(query, name)
                .or(() -> UrlEncoded.fieldOrEmpty(form, name))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** A field that is not empty; the query takes precedence over the form. */
    Optional<byte[]> queryFirst(String name) {
        return UrlEncoded.field(query, name).or(() -> UrlEncoded.field(form, name));
    }

    /** A field that is not empty; the form takes precedence over the query. */
    Optional<byte[]> formFirst(String name) {
        return this == NONE ? Optional.empty() : UrlEncoded.field(form, name).or(() -> UrlEncoded.field(query, name));
    }
}

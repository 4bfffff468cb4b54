package org.primeradiant.seldon;

import jakarta.ws.rs.core.Response.ResponseBuilder;
import org.primeradiant.api.SeldonException;
import org.primeradiant.codec.JsonWriter;
import org.primeradiant.http.ErrorAnswers;
import org.primeradiant.http.ErrorForm;

/** Seldon's errors over REST: a {@code status} with code, info, reason and flag. */
final class SeldonErrors {
    static final ErrorForm FORM = failure -> JsonWriter.error(failure.reason(), failure.text());

    private SeldonErrors() {}

    /** For a resource that handles a failure itself. */
    static ResponseBuilder answer(SeldonException failure) {
        return ErrorAnswers.answer(FORM, failure);
    }
}

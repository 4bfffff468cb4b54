package org.primeradiant.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

class CodesTest {
    @ParameterizedTest
    @CsvSource({
        "BAD_DATA,           INVALID_ARGUMENT",
        "MISSING_ROLE,       UNIMPLEMENTED",
        "NOT_FOUND,          NOT_FOUND",
        "METHOD_NOT_ALLOWED, UNIMPLEMENTED",
        "TOO_LARGE,          RESOURCE_EXHAUSTED",
        "UNAVAILABLE,        UNAVAILABLE",
        "DEADLINE_EXCEEDED,  DEADLINE_EXCEEDED",
        "INTERNAL_ERROR,     INTERNAL",
        "BAD_METRIC,         INTERNAL",
        "BAD_METADATA,       INTERNAL",
        "BAD_GATEWAY,        INTERNAL",
        "CHOSEN,             INVALID_ARGUMENT"
    })
    void translatesEveryReason(Reason reason, Status.Code code) {
        assertThat(Codes.status(new SeldonException(reason, "told")).getCode()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_ARGUMENT",
        "401, UNAUTHENTICATED",
        "403, PERMISSION_DENIED",
        "404, NOT_FOUND",
        "409, ABORTED",
        "418, INVALID_ARGUMENT",
        "429, RESOURCE_EXHAUSTED",
        "499, CANCELLED",
        "500, INTERNAL",
        "501, UNIMPLEMENTED",
        "502, INTERNAL",
        "503, UNAVAILABLE",
        "504, DEADLINE_EXCEEDED",
        "599, INTERNAL"
    })
    void translatesTheStatusThatAComponentChose(int http, Status.Code code) {
        assertThat(Codes.status(new SeldonException(http, "CHOSEN", "told")).getCode())
                .isEqualTo(code);
    }

    @ParameterizedTest
    @EnumSource
    void tellsTheMessageOfEveryReason(Reason reason) {
        assertThat(Codes.status(new SeldonException(reason, "told")).getDescription())
                .isEqualTo("told");
    }

    @Test
    void keepsTheCauseFromTheCaller() {
        Status status = Codes.status(
                new SeldonException(Reason.INTERNAL_ERROR, "iris.predict failed", new IllegalStateException("secret")));

        assertThat(status.getCause()).isNull();
        assertThat(status.getDescription()).isEqualTo("iris.predict failed");
    }
}

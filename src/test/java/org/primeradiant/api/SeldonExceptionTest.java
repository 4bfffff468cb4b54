package org.primeradiant.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.ejb.ApplicationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeldonExceptionTest {
    @ParameterizedTest
    @ValueSource(ints = {400, 418, 599})
    void letsAComponentChooseAStatusOfFailure(int status) {
        SeldonException failure = new SeldonException(status, "UNKNOWN_CUSTOMER", "no customer 42");

        assertThat(failure.reason()).isEqualTo(Reason.CHOSEN);
        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.reasonText()).isEqualTo("UNKNOWN_CUSTOMER");
        assertThat(failure).hasMessage("no customer 42").hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 399, 600})
    void rejectsAStatusThatIsNoFailure(int status) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SeldonException(status, "UNKNOWN_CUSTOMER", "no customer 42"))
                .withMessage("status must be 400 to 599, got " + status);
    }

    @Test
    void takesStatusAndTextFromItsReason() {
        Throwable cause = new IllegalStateException("the log's");

        SeldonException failure = new SeldonException(Reason.UNAVAILABLE, "still loading", cause);

        assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(failure.status()).isEqualTo(503);
        assertThat(failure.reasonText()).isEqualTo("MICROSERVICE_UNAVAILABLE");
        assertThat(failure).hasMessage("still loading").hasCause(cause);
    }

    @ParameterizedTest
    @CsvSource({
        "BAD_DATA,           400, MICROSERVICE_BAD_DATA",
        "MISSING_ROLE,       400, MICROSERVICE_BAD_DATA",
        "NOT_FOUND,          404, MICROSERVICE_NOT_FOUND",
        "METHOD_NOT_ALLOWED, 405, MICROSERVICE_METHOD_NOT_ALLOWED",
        "TOO_LARGE,          413, MICROSERVICE_TOO_LARGE",
        "UNAVAILABLE,        503, MICROSERVICE_UNAVAILABLE",
        "DEADLINE_EXCEEDED,  504, MICROSERVICE_DEADLINE_EXCEEDED",
        "INTERNAL_ERROR,     500, MICROSERVICE_INTERNAL_ERROR",
        "BAD_METRIC,         500, MICROSERVICE_BAD_METRIC",
        "BAD_METADATA,       500, MICROSERVICE_BAD_METADATA",
        "BAD_GATEWAY,        502, MICROSERVICE_BAD_GATEWAY",
        "CHOSEN,             400, MICROSERVICE_BAD_DATA"
    })
    void knowsStatusAndTextOfEveryReason(Reason reason, int status, String text) {
        assertThat(reason.status()).isEqualTo(status);
        assertThat(reason.text()).isEqualTo(text);
    }

    @Test
    void isLeftAloneByAnEnterpriseBeanContainer() {
        ApplicationException mark = SeldonException.class.getAnnotation(ApplicationException.class);

        assertThat(mark.inherited()).isTrue();
        assertThat(mark.rollback()).isTrue();
    }
}

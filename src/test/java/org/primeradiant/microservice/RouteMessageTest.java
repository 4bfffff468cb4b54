package org.primeradiant.microservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensor;

class RouteMessageTest {
    @ParameterizedTest
    @ValueSource(ints = {-2, -1, 0, 7})
    void answersABranchAsOneRowOfOneInt(int branch) {
        SeldonMessage answer = RouteMessage.answer("router.route", branch);

        assertThat(answer).isEqualTo(SeldonMessage.of(Payload.data(Tensor.of(new int[] {1, 1}, branch))));
    }

    @Test
    void rejectsWhatIsNoBranch() {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> RouteMessage.answer("router.route", -3))
                .withMessage("router.route must return a branch, -1 for all or -2 for none, got -3")
                .returns(Reason.INTERNAL_ERROR, SeldonException::reason);
    }
}

package org.primeradiant.seldon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Tensors;

class StrictJsonTest {
    private static SeldonMessage message(Tensor tensor) {
        return SeldonMessage.of(Payload.data(tensor));
    }

    private static Stream<Tensor> nonFinite() {
        return Stream.of(
                Tensor.of(new int[] {2}, 1, Double.NaN),
                Tensor.of(new int[] {1}, Double.NEGATIVE_INFINITY),
                Tensor.of(new int[] {1}, Float.POSITIVE_INFINITY));
    }

    @ParameterizedTest
    @MethodSource("nonFinite")
    void blamesTheCallerForARequestAndTheComponentForAnAnswer(Tensor tensor) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> StrictJson.request(message(tensor)))
                .returns(Reason.BAD_DATA, SeldonException::reason);
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> StrictJson.answer(message(tensor)))
                .returns(Reason.INTERNAL_ERROR, SeldonException::reason);
    }

    @Test
    void refusesTensorsThatBecomeData() {
        Tensors column = Tensors.of("a", Tensor.of(new int[] {1}, Double.NaN));
        Tensors nulls = column.with("b", Tensor.of(new int[] {2}, 1.0, 2.0));

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> StrictJson.answer(SeldonMessage.of(column)))
                .returns(Reason.INTERNAL_ERROR, SeldonException::reason);
        assertThat(StrictJson.answer(SeldonMessage.of(nulls)).payload()).isSameAs(nulls);
    }

    @Test
    void passesEverythingElse() {
        SeldonMessage numbers = message(Tensor.of(new int[] {2}, 1.5, Double.MAX_VALUE));
        SeldonMessage text = SeldonMessage.of(Payload.text("NaN"));

        assertThat(StrictJson.request(numbers)).isSameAs(numbers);
        assertThat(StrictJson.answer(text)).isSameAs(text);
    }
}

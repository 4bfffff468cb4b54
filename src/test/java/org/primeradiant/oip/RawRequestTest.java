package org.primeradiant.oip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.json.Allowance;

class RawRequestTest {
    static Stream<Arguments> inputs() {
        return Stream.of(
                Arguments.of("INT8", "010203", List.of(3L), new int[] {3}, new int[] {1, 2, 3}),
                Arguments.of("INT8", "010203", List.of(-1L), new int[] {3}, new int[] {1, 2, 3}),
                Arguments.of("INT8", "01020304", List.of(-1L, 2L), new int[] {2, 2}, new int[] {1, 2, 3, 4}),
                Arguments.of("INT8", "01020304", List.of(2L, -1L), new int[] {2, 2}, new int[] {1, 2, 3, 4}),
                Arguments.of("INT8", "010203", List.of(-1L, -1L), new int[] {1, 3}, new int[] {1, 2, 3}),
                Arguments.of("INT8", "0102", List.of(-1L, 2L, -1L), new int[] {1, 2, 1}, new int[] {1, 2}),
                Arguments.of("INT8", "07", List.of(), new int[0], new int[] {7}),
                Arguments.of("INT8", "", List.of(-1L, 4L), new int[] {0, 4}, new int[0]),
                Arguments.of("INT8", "", List.of(0L, -1L), new int[] {0, 0}, new int[0]),
                Arguments.of("FP32", "0000803F", List.of(1L, -1L), new int[] {1, 1}, new float[] {1}),
                Arguments.of("BYTES", "010000006100000000", List.of(-1L), new int[] {2}, new String[] {"a", ""}));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void completesTheDeclaredShape(String datatype, String hex, List<Long> declared, int[] shape, Object array) {
        byte[] body = HexFormat.of().parseHex("AA" + hex);

        NamedTensor input = RawRequest.input(body, 1, "x", Datatype.of(datatype), declared, Allowance.UNLIMITED);

        assertThat(input.name()).isEqualTo("x");
        assertThat(input.shape()).isEqualTo(shape);
        assertThat(input.array()).isEqualTo(array);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FP32 | 000000 | -1 | input x must have 4 bytes for each element of FP32, got 3 bytes",
                "INT8 | 000000 | 2 | input x has the shape [2], got 3 elements",
                "INT8 | 000000 | -1,2 | input x has the shape [-1, 2], got 3 elements",
                "INT8 | 00 | 0 | input x has the shape [0], got 1 elements",
                "INT8 | 00 | 0,-1 | input x has the shape [0, -1], got 1 elements",
                "INT8 | 00 | 4294967297 | input x has the shape [4294967297], got 1 elements",
                "INT8 | 00 | 4294967296,4294967296 | input x has the shape [4294967296, 4294967296], got 1 elements",
                "INT8 | 000000 | 2,-1,-1 | input x has the shape [2, -1, -1]: a body without JSON can have one"
                        + " unknown length only",
                "INT8 | 000000 | -1,-1,-1 | input x has the shape [-1, -1, -1]: a body without JSON can have one"
                        + " unknown length only",
                "BOOL | 05 | -1 | the bytes of input x must be 0 or 1, as it is BOOL, got 5",
                "BYTES | 0500 | -1 | element 0 of input x runs beyond the end of its bytes: it needs 4 more, got 2"
            })
    void refusesBytesThatDoNotFit(Datatype datatype, String hex, String declared, String message) {
        byte[] body = HexFormat.of().parseHex(hex);
        List<Long> shape = Stream.of(declared.split(",")).map(Long::valueOf).toList();

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> RawRequest.input(body, 0, "x", datatype, shape, Allowance.UNLIMITED))
                .withMessage(message)
                .extracting(SeldonException::reason)
                .isEqualTo(Reason.BAD_DATA);
    }
}

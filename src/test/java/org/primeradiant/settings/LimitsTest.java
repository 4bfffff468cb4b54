package org.primeradiant.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
    private static final String SIZE_ANNOTATION = "seldon.io/grpc-max-message-size";
    private static final long HEAP = Runtime.getRuntime().maxMemory();

    private static Limits limits(String name, String value) {
        return limits(Map.of(name, value), Map.of());
    }

    private static Limits limits(Map<String, String> values, Map<String, String> annotations) {
        return Limits.from(new Source(name -> Optional.ofNullable(values.get(name))), annotations);
    }

    @Test
    void takesTheMessageSizeOfTheAnnotation() {
        assertThat(limits(Map.of(), Map.of(SIZE_ANNOTATION, "10485760")).messageSize())
                .isEqualTo(10_485_760);
    }

    @Test
    void takesTheMessageSizeOfTheSettingBeforeThatOfTheAnnotation() {
        Limits limits = limits(Map.of("RADIANT_GRPC_MAX_MESSAGE_SIZE", "1000"), Map.of(SIZE_ANNOTATION, "10485760"));

        assertThat(limits.messageSize()).isEqualTo(1000);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2147483639, 2147483639"})
    void takesAMessageSizeUpToItsBounds(String text, int size) {
        assertThat(limits("RADIANT_GRPC_MAX_MESSAGE_SIZE", text).messageSize()).isEqualTo(size);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2147483640"})
    void rejectsAMessageSizeBeyondItsBounds(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limits("RADIANT_GRPC_MAX_MESSAGE_SIZE", text))
                .withMessage("RADIANT_GRPC_MAX_MESSAGE_SIZE must be a whole number from 1 to 2147483639, got '" + text
                        + "'");
    }

    @Test
    void namesTheAnnotationWhoseMessageSizeIsBad() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limits(Map.of(), Map.of(SIZE_ANNOTATION, "4 MiB")))
                .withMessage("annotation seldon.io/grpc-max-message-size must be a whole number from 1 to 2147483639,"
                        + " got '4 MiB'");
    }

    @ParameterizedTest
    @CsvSource({"1%, 1", "40 %, 40", "100%, 100"})
    void takesAShareOfTheHeapForRequests(String text, int percent) {
        assertThat(limits("RADIANT_REQUEST_MEMORY", text).requestMemory()).isEqualTo(HEAP / 100 * percent);
    }

    @Test
    void takesAQuarterOfTheHeapForRequestsByDefault() {
        assertThat(limits(Map.of(), Map.of()).requestMemory()).isEqualTo(HEAP / 100 * 25);
    }

    @Test
    void takesBytesForRequests() {
        assertThat(limits("RADIANT_REQUEST_MEMORY", "1048576").requestMemory()).isEqualTo(1_048_576);
        assertThat(limits("RADIANT_REQUEST_MEMORY", String.valueOf(HEAP)).requestMemory())
                .isEqualTo(HEAP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1048575", "9223372036854775807", "64M", "-1"})
    void rejectsAnAmountThatIsNotInTheHeap(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limits("RADIANT_REQUEST_MEMORY", text))
                .withMessage("RADIANT_REQUEST_MEMORY must be bytes from 1048576 to the heap's " + HEAP
                        + ", or a percentage such as 25%, got '" + text + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0%", "101%", "a%", "%"})
    void rejectsAShareThatIsNone(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limits("RADIANT_REQUEST_MEMORY", text))
                .withMessageStartingWith("RADIANT_REQUEST_MEMORY in percent must be a whole number from 1 to 100");
    }

    @Test
    void lifts0ToNoEndOfACall() {
        assertThat(limits("RADIANT_CALL_SECONDS", "0").callTime()).isEqualTo(Duration.ZERO);
    }
}

package org.primeradiant.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.grpc.Metadata;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServletHeadersTest {
    private static final Metadata.Key<String> TIMEOUT = ascii("grpc-timeout");

    private static Metadata.Key<String> ascii(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }

    private static Metadata.Key<byte[]> binary(String name) {
        return Metadata.Key.of(name, Metadata.BINARY_BYTE_MARSHALLER);
    }

    // A proxy, because only two of the seventy methods of the interface are called.
    private static HttpServletRequest request(Map<String, List<String>> headers) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                ServletHeadersTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getHeaderNames" -> Collections.enumeration(headers.keySet());
                    case "getHeaders" -> Collections.enumeration(headers.get((String) arguments[0]));
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static Metadata read(String name, String... values) {
        return ServletHeaders.read(request(Map.of(name, List.of(values))));
    }

    private static Metadata timeout(String value) {
        Metadata metadata = new Metadata();
        metadata.put(TIMEOUT, value);
        return metadata;
    }

    @Test
    void readsHeadersWhateverTheirCase() {
        Metadata metadata = read("Seldon-Puid", "p1");

        assertThat(metadata.get(ascii("seldon-puid"))).isEqualTo("p1");
    }

    @Test
    void readsEveryValueOfAHeader() {
        assertThat(read("tag", "a", "b,c").getAll(ascii("tag"))).containsExactly("a", "b,c");
    }

    @ParameterizedTest
    @ValueSource(strings = {":path", "x y", "x/y", "gr\u00fc\u00dfe", ""})
    void leavesOutHeadersWhoseNameIsNoKey(String name) {
        assertThat(read(name, "a").keys()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AQID/w==", "AQID/w"})
    void readsABinaryValueWithAndWithoutPadding(String value) {
        assertThat(read("Trace-Bin", value).get(binary("trace-bin"))).containsExactly(1, 2, 3, -1);
    }

    @Test
    void readsSeveralBinaryValuesOfOneField() {
        assertThat(read("trace-bin", "AQ==, Ag", "Aw").getAll(binary("trace-bin")))
                .containsExactly(new byte[] {1}, new byte[] {2}, new byte[] {3});
    }

    @Test
    void readsAnEmptyBinaryValue() {
        assertThat(read("trace-bin", "").get(binary("trace-bin"))).isEmpty();
    }

    /** An exception here would leave the caller without an answer. */
    @ParameterizedTest
    @ValueSource(strings = {"%%%", "A", "AQ=A"})
    void leavesOutABinaryValueThatIsNoBase64(String value) {
        assertThat(read("trace-bin", value).get(binary("trace-bin"))).isNull();
    }

    @Test
    void leavesOutABinaryHeaderWithoutAName() {
        assertThat(read("-bin", "AQ").keys()).isEmpty();
    }

    @Test
    void writesOneFieldForEachKey() {
        Metadata metadata = new Metadata();
        metadata.put(ascii("tag"), "a");
        metadata.put(ascii("tag"), "b");
        metadata.put(ascii("alone"), "c");

        assertThat(ServletHeaders.write(metadata)).containsExactly(entry("alone", "c"), entry("tag", "a,b"));
    }

    @Test
    void writesBinaryValuesWithoutPadding() {
        Metadata metadata = new Metadata();
        metadata.put(binary("trace-bin"), new byte[] {1, 2, 3, -1});
        metadata.put(binary("trace-bin"), new byte[0]);

        assertThat(ServletHeaders.write(metadata)).containsExactly(entry("trace-bin", "AQID/w,"));
    }

    @Test
    void writesNothingOfNoMetadata() {
        assertThat(ServletHeaders.write(new Metadata())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2H, 7200000000000",
        "2M, 120000000000",
        "2S, 2000000000",
        "2m, 2000000",
        "2u, 2000",
        "2n, 2",
        "0n, 0",
        "007S, 7000000000",
        "99999999S, 99999999000000000",
        "99999999H, 9223372036854775807"
    })
    void readsTheTimeoutInEveryUnit(String text, long nanos) {
        assertThat(ServletHeaders.timeoutNanos(timeout(text))).hasValue(nanos);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "S", "5", "5s", "5 S", "-5S", "+5S", "1.5S", "5SS", "100000000S", "\u0665S", "abc"})
    void takesANonsensicalTimeoutAsNone(String text) {
        assertThat(ServletHeaders.timeoutNanos(timeout(text))).isEmpty();
    }

    @Test
    void findsNoTimeoutWithoutTheHeader() {
        assertThat(ServletHeaders.timeoutNanos(new Metadata())).isEmpty();
    }

    /** The gRPC protocol specifies uppercase hexadecimal digits. */
    @ParameterizedTest
    @CsvSource({
        "'iris.predict failed', 'iris.predict failed'",
        "'', ''",
        "'100%', '100%25'",
        "' ~', ' ~'",
        "'\u001f\u007f', '%1F%7F'",
        "'caf\u00e9', 'caf%C3%A9'",
        "'\u20ac', '%E2%82%AC'",
        "'\ud83c\udf38', '%F0%9F%8C%B8'"
    })
    void encodesAllButPrintableAscii(String text, String encoded) {
        assertThat(ServletHeaders.percentEncoded(text)).isEqualTo(encoded);
    }

    @Test
    void encodesLineEnds() {
        assertThat(ServletHeaders.percentEncoded("a\r\nb")).isEqualTo("a%0D%0Ab");
    }
}

package org.primeradiant.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.primeradiant.testing.Packed.deflated;
import static org.primeradiant.testing.Packed.gzip;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.admission.Budget;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/** Bodies with a {@code Content-Encoding}. */
class PackedBodyTest {
    private static final int LIMIT = 10_000;
    private static final byte[] TEXT = "{\"strData\":\"a\"}".getBytes(UTF_8);

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "x-gzip", "identity, gzip"})
    void unpacksGzip(String encoding) throws IOException {
        assertThat(read(gzip(TEXT), encoding)).isEqualTo(TEXT);
    }

    @Test
    void unpacksDeflateWithAndWithoutZlibsHeader() throws IOException {
        assertThat(read(deflated(TEXT, false), "deflate")).isEqualTo(TEXT);
        assertThat(read(deflated(TEXT, true), "Deflate")).isEqualTo(TEXT);
    }

    @Test
    void unpacksSeveralCodings() throws IOException {
        assertThat(read(gzip(deflated(TEXT, false)), "deflate, gzip")).isEqualTo(TEXT);
        assertThat(read(gzip(gzip(TEXT)), "gzip", "gzip")).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "Identity", "", " , "})
    void leavesABodyAsItIs(String encoding) {
        assertThat(read(TEXT, encoding)).isEqualTo(TEXT);
    }

    @Test
    void hasNothingToUnpackInAnEmptyBody() {
        assertThat(read(new byte[0], "gzip")).isEmpty();
        assertThat(read(new byte[0], "br")).isEmpty();
        assertThat(RequestBody.bytes(request(InputStream.nullInputStream(), -1, "gzip"), LIMIT))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"br, br", "'gzip, zstd', zstd", "compress, compress", "'gzip,gzip,gzip,gzip,gzip,gzip', of more than"})
    void refusesAnUnknownEncodingByItsName(String encoding, String named) {
        assertThatThrownBy(() -> read(TEXT, encoding))
                .isInstanceOfSatisfying(SeldonException.class, failure -> {
                    assertThat(failure.reason()).isEqualTo(Reason.UNSUPPORTED_ENCODING);
                    assertThat(failure.status()).isEqualTo(415);
                })
                .hasMessageStartingWith("the Content-Encoding " + named)
                .hasMessageEndingWith(" is not supported; send the body in one of gzip, deflate, or as it is");
    }

    @Test
    void saysThatABodyIsDamaged() throws IOException {
        byte[] packed = gzip(TEXT);
        byte[] cut = Arrays.copyOf(packed, packed.length - 1);
        byte[] longer = Arrays.copyOf(packed, packed.length + 1);

        assertBadData(TEXT, "gzip", "gzip: the data have no gzip header");
        assertBadData(cut, "x-gzip", "x-gzip: the data end early");
        assertBadData(longer, "gzip", "gzip: the data go on after their end");
        assertBadData(packed, "deflate", "deflate: the data are damaged: invalid block type");
        assertBadData(packed, "gzip, gzip", "gzip, gzip: the data have no gzip header");
    }

    private static void assertBadData(byte[] packed, String encoding, String message) {
        assertThatThrownBy(() -> read(packed, encoding))
                .isInstanceOfSatisfying(
                        SeldonException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(Reason.BAD_DATA))
                .hasMessage("the body does not match its Content-Encoding, " + message);
    }

    @Test
    void takesBodiesUpToTheLimitOnceUnpacked() throws IOException {
        byte[] most = new byte[LIMIT];
        byte[] more = new byte[LIMIT + 1];

        assertThat(read(gzip(most), "gzip")).isEqualTo(most);
        assertThat(RequestBody.bytes(request(new ByteArrayInputStream(gzip(most)), -1, "gzip"), LIMIT))
                .isEqualTo(most);
        assertTooLarge(gzip(more), "gzip");
        assertTooLarge(deflated(more, true), "deflate");
        assertTooLarge(gzip(gzip(more)), "gzip, gzip");
    }

    /** Many empty members: larger than the limit as received, and nothing once unpacked. */
    @Test
    void takesBodiesUpToTheLimitAsReceived() throws IOException {
        byte[] empty = gzip(new byte[0]);
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        while (members.size() <= LIMIT) {
            members.writeBytes(empty);
        }

        assertTooLarge(members.toByteArray(), "gzip");
        assertTooLarge(gzip(members.toByteArray()), "gzip, gzip");
    }

    private static void assertTooLarge(byte[] packed, String encoding) {
        for (long announced : new long[] {-1, packed.length}) {
            assertThatThrownBy(() ->
                            RequestBody.bytes(request(new ByteArrayInputStream(packed), announced, encoding), LIMIT))
                    .isInstanceOfSatisfying(
                            SeldonException.class,
                            failure -> assertThat(failure.status()).isEqualTo(413))
                    .hasMessageContaining("is larger than 10000 bytes, the limit set by RADIANT_MAX_REQUEST_SIZE");
        }
    }

    @Test
    void refusesABodyThatEndsBeforeItsAnnouncedLength() throws IOException {
        byte[] packed = gzip(TEXT);

        assertThatThrownBy(() ->
                        RequestBody.bytes(request(new ByteArrayInputStream(packed), packed.length + 1, "gzip"), LIMIT))
                .hasMessage("the body could not be read completely");
    }

    private static byte[] read(byte[] body, String... encoding) {
        return RequestBody.bytes(request(new ByteArrayInputStream(body), body.length, encoding), LIMIT);
    }

    private static RestRequest request(InputStream body, long announced, String... encoding) {
        MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
        if (announced >= 0) {
            headers.putSingle(HttpHeaders.CONTENT_LENGTH, String.valueOf(announced));
        }
        headers.put("content-encoding", List.of(encoding));
        return new RestRequest(headers, "", body, Budget.UNLIMITED);
    }
}

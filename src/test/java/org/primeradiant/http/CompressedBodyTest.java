package org.primeradiant.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.compression.Coding;

class CompressedBodyTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final MultivaluedMap<String, Object> head = new MultivaluedHashMap<>();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1023})
    void sendsASmallBodyAsItIs(int size) throws IOException {
        byte[] plain = random(size);
        head.putSingle("Content-Length", size);
        head.putSingle("ETag", "\"1\"");

        write(Coding.GZIP, plain, 100);

        assertThat(out.toByteArray()).isEqualTo(plain);
        assertThat(head).containsOnlyKeys("Content-Length", "ETag");
        assertThat(head.getFirst("ETag")).isEqualTo("\"1\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 1025, 100_000})
    void compressesALargeOne(int size) throws IOException {
        byte[] plain = random(size);
        head.putSingle("Content-Length", size);

        write(Coding.GZIP, plain, 100);

        assertThat(new GZIPInputStream(new ByteArrayInputStream(out.toByteArray())).readAllBytes())
                .isEqualTo(plain);
        assertThat(head).containsOnlyKeys("Content-Encoding");
        assertThat(head.getFirst("Content-Encoding")).isEqualTo("gzip");
    }

    @Test
    void compressesABodyThatIsWrittenAtOnceOrByteByByte() throws IOException {
        byte[] plain = new byte[5000];

        write(Coding.DEFLATE, plain, 5000);

        assertThat(inflated()).isEqualTo(plain);
        assertThat(out.size()).isLessThan(100);
        assertThat(head.getFirst("Content-Encoding")).isEqualTo("deflate");
        out.reset();

        write(Coding.DEFLATE, plain, 1);

        assertThat(inflated()).isEqualTo(plain);
    }

    private byte[] inflated() throws IOException {
        return new InflaterInputStream(new ByteArrayInputStream(out.toByteArray())).readAllBytes();
    }

    /** What is compressed need not have the same bytes each time. */
    @Test
    void weakensTheEntityTag() throws IOException {
        head.putSingle("ETag", new EntityTag("1"));
        write(Coding.GZIP, random(2000), 2000);
        assertThat(head.getFirst("ETag")).isEqualTo(new EntityTag("1", true));

        head.putSingle("ETag", "\"2\"");
        write(Coding.GZIP, random(2000), 2000);
        assertThat(head.getFirst("ETag")).isEqualTo("W/\"2\"");

        write(Coding.GZIP, random(2000), 2000);
        assertThat(head.getFirst("ETag")).isEqualTo("W/\"2\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON;charset=utf-8",
                "application/problem+json",
                "image/svg+xml",
                "text/html",
                "text/plain; version=0.0.4",
                "application/openmetrics-text"
            })
    void compressesTexts(String type) {
        assertThat(AnswerCompression.isCompressible(MediaType.valueOf(type))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/event-stream",
                "application/octet-stream",
                "image/png",
                "application/zip",
                "application/gzip",
                "application/x-protobuf",
                "video/mp4"
            })
    void compressesNoEventStreamsAndNothingThatIsCompressed(String type) {
        assertThat(AnswerCompression.isCompressible(MediaType.valueOf(type))).isFalse();
    }

    private void write(Coding coding, byte[] plain, int chunk) throws IOException {
        CompressedBody body = new CompressedBody(out, coding, head);
        for (int i = 0; i < plain.length; i += chunk) {
            if (chunk == 1) {
                body.write(plain[i]);
            } else {
                body.write(plain, i, Math.min(chunk, plain.length - i));
            }
            body.flush();
        }
        body.close();
        body.finish();
        body.free();
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(1).nextBytes(bytes);
        return bytes;
    }
}

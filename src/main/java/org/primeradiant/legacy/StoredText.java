package org.primeradiant.legacy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import net.spy.memcached.CachedData;

/**
 * Unpacks a value of memcached. Every client library has flags of its own: 2 means gzip to Java's clients, an integer
 * to Python's and zlib to Ruby's. So gzip and zlib are recognized by how they begin, which no JSON does, and the flags
 * count only for PHP, whose compressed values begin with their length.
 */
final class StoredText {
    private static final int GZIP = 0x1F8B;

    /** Flags of PHP's client, see {@code php_memcached.c} 3.2. */
    private static final int PHP_COMPRESSED = 1 << 4;

    private static final int PHP_ZLIB = 1 << 5;
    private static final int PHP_FASTLZ = 1 << 6;
    private static final int PHP_ZSTD = 1 << 7;
    private static final int PHP_LENGTH_BYTES = 4;

    private StoredText() {}

    /**
     * The text of a value, unpacked as it is read.
     *
     * @throws UnreadableText if the value is too large, compressed in a way that Radiant does not know, or no text
     * @throws IOException if the value is compressed but damaged
     */
    static InputStream of(CachedData value) throws IOException {
        byte[] data = value.getData();
        if (data.length > StoredList.MOST_BYTES) {
            throw UnreadableText.larger(StoredList.MOST_BYTES);
        }
        if (isPhp(value.getFlags(), data)) {
            return php(value.getFlags(), data);
        }
        return compressed(data, 0);
    }

    private static InputStream compressed(byte[] data, int from) throws IOException {
        InputStream bytes = new ByteArrayInputStream(data, from, data.length - from);
        int start = data.length - from < 2 ? 0 : (data[from] & 0xFF) << Byte.SIZE | data[from + 1] & 0xFF;
        if (start == GZIP) {
            return new GZIPInputStream(bytes);
        }
        if (isZlib(start)) {
            return new InflaterInputStream(bytes);
        }
        for (Foreign format : Foreign.values()) {
            if (format.begins(data, from)) {
                throw new UnreadableText(format.text);
            }
        }
        return bytes;
    }

    /** RFC 1950: method 8, a window of at most 32 KB, no dictionary, and a multiple of 31. */
    private static boolean isZlib(int start) {
        int method = start >> Byte.SIZE;
        return (method & 0x0F) == 8 && method >> 4 <= 7 && (start & 0x20) == 0 && start % 31 == 0;
    }

    /** Plain JSON under the same flags does not pass for a length: its first four bytes are a larger number. */
    private static boolean isPhp(int flags, byte[] data) {
        boolean marked = (flags & PHP_COMPRESSED) != 0 && (flags & (PHP_ZLIB | PHP_FASTLZ | PHP_ZSTD)) != 0;
        return marked && data.length > PHP_LENGTH_BYTES && length(data) >= 0 && length(data) <= StoredList.MOST_BYTES;
    }

    private static InputStream php(int flags, byte[] data) throws IOException {
        if ((flags & PHP_FASTLZ) != 0) {
            return new ByteArrayInputStream(FastLz.unpacked(data, PHP_LENGTH_BYTES, length(data)));
        }
        return compressed(data, PHP_LENGTH_BYTES);
    }

    /** Little-endian, as on the machines that PHP runs on. */
    private static int length(byte[] data) {
        return data[0] & 0xFF | (data[1] & 0xFF) << 8 | (data[2] & 0xFF) << 16 | (data[3] & 0xFF) << 24;
    }

    /** Formats that are recognized to be named, but not read. */
    private enum Foreign {
        JAVA("is a serialized Java object; Radiant never deserializes, so store the list as JSON", 0xAC, 0xED, 0, 5),
        PICKLE("is a Python pickle; Radiant never unpickles, so store the list as JSON", 0x80),
        ZSTD("is compressed with Zstandard; Radiant reads gzip, zlib and PHP's FastLZ", 0x28, 0xB5, 0x2F, 0xFD),
        LZ4("is compressed with LZ4; Radiant reads gzip, zlib and PHP's FastLZ", 0x04, 0x22, 0x4D, 0x18),
        BZIP2("is compressed with bzip2; Radiant reads gzip, zlib and PHP's FastLZ", 'B', 'Z', 'h'),
        XZ("is compressed with xz; Radiant reads gzip, zlib and PHP's FastLZ", 0xFD, '7', 'z', 'X', 'Z');

        private final String text;
        private final int[] start;

        Foreign(String text, int... start) {
            this.text = text;
            this.start = start;
        }

        boolean begins(byte[] data, int from) {
            for (int i = 0; i < start.length; i++) {
                if (from + i >= data.length || (data[from + i] & 0xFF) != start[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}

package org.primeradiant.records;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * The kind of a file: its first bytes, and the size of its records.
 *
 * <p>A file starts with 16 bytes: the kind as 8 characters of ASCII, the version and the CRC32C of both. A record is
 * its length (4 bytes), the CRC32C of the length and the content (4 bytes), and the content. Numbers are big-endian.
 *
 * @param kind exactly 8 characters of ASCII
 * @param version the version of the content; a file of another version is refused
 * @param mostBytes the largest content of a record, 1 or more
 */
public record RecordFormat(String kind, int version, int mostBytes) {
    static final int HEADER_BYTES = 16;
    static final int FRAME_BYTES = 8;

    public RecordFormat {
        if (kind.length() != 8 || !StandardCharsets.US_ASCII.newEncoder().canEncode(kind)) {
            throw new IllegalArgumentException("kind must be 8 characters of ASCII, got '" + kind + "'");
        }
        if (mostBytes < 1) {
            throw new IllegalArgumentException("mostBytes must be 1 or more, got " + mostBytes);
        }
    }

    ByteBuffer header() {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        header.put(kind.getBytes(StandardCharsets.US_ASCII)).putInt(version);
        CRC32C checksum = new CRC32C();
        checksum.update(header.array(), 0, HEADER_BYTES - 4);
        return header.putInt((int) checksum.getValue()).flip();
    }

    /** Frames a record. */
    ByteBuffer framed(byte[] content) {
        if (content.length == 0 || content.length > mostBytes) {
            throw new IllegalArgumentException(
                    "a record must have 1 to " + mostBytes + " bytes, got " + content.length);
        }
        return ByteBuffer.allocate(FRAME_BYTES + content.length)
                .putInt(content.length)
                .putInt(checksum(content, 0, content.length))
                .put(content)
                .flip();
    }

    /** The checksum of a record, with its length, so that a run of zeros is no record. */
    static int checksum(byte[] bytes, int from, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(length >>> 24);
        checksum.update(length >>> 16);
        checksum.update(length >>> 8);
        checksum.update(length);
        checksum.update(bytes, from, length);
        return (int) checksum.getValue();
    }
}

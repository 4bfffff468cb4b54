package org.primeradiant.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** Compresses bytes with the JDK's own streams, as a reference for Radiant's. */
public final class Packed {
    private Packed() {}

    public static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    /**
     * Compresses with deflate.
     *
     * @param raw whether to leave out zlib's header and checksum
     */
    public static byte[] deflated(byte[] plain, boolean raw) throws IOException {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, raw);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            out.write(plain);
        }
        deflater.end();
        return bytes.toByteArray();
    }
}

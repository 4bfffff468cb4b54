package org.primeradiant.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** Compresses bytes with the JDK's own streams, as a reference for Radiant's. */
public final class Packed {
    private Packed() {}

    /** A stream that compresses into another. */
    private interface Packing {
        OutputStream into(OutputStream out) throws IOException;
    }

    public static byte[] gzip(byte[] plain) {
        return packed(plain, GZIPOutputStream::new);
    }

    public static byte[] gzip(String plain) {
        return gzip(plain.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Compresses with deflate.
     *
     * @param raw whether to leave out zlib's header and checksum
     */
    public static byte[] deflated(byte[] plain, boolean raw) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, raw);
        byte[] packed = packed(plain, out -> new DeflaterOutputStream(out, deflater));
        deflater.end();
        return packed;
    }

    private static byte[] packed(byte[] plain, Packing packing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = packing.into(bytes)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // not from a stream into memory
        }
        return bytes.toByteArray();
    }
}

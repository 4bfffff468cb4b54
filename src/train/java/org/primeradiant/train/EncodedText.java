package org.primeradiant.train;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.primeradiant.pipeline.BadFileException;

/** Decodes a text file as a stream. UTF-8 unless a byte order mark says UTF-16, which Excel writes. */
final class EncodedText {
    private static final int BUFFER = 1 << 16;
    private static final int HEAD = 4;

    private EncodedText() {}

    /**
     * Opens a file after its byte order mark. The reader throws {@link java.nio.charset.CharacterCodingException} on
     * bytes that are not of the encoding.
     *
     * @throws BadFileException if there is no such file, or it is recognized as something else
     */
    static Reader open(Path file) throws IOException {
        checkFile(file);
        BufferedInputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        bytes.mark(HEAD);
        byte[] head = bytes.readNBytes(HEAD);
        bytes.reset();
        try {
            checkKind(file, head);
            bytes.skipNBytes(markLength(head));
        } catch (BadFileException e) {
            bytes.close();
            throw e;
        }
        return new InputStreamReader(bytes, charset(head).newDecoder());
    }

    /**
     * Checks the first bytes of a regular file.
     *
     * @throws BadFileException if the file is recognized as something else than text
     */
    static void check(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            checkKind(file, bytes.readNBytes(HEAD));
        }
    }

    private static void checkFile(Path file) {
        if (!Files.exists(file)) {
            throw new BadFileException(file + " does not exist");
        }
        if (!Files.isRegularFile(file)) {
            throw new BadFileException(file + " is not a regular file; it is read twice, so a pipe will not do");
        }
    }

    private static void checkKind(Path file, byte[] head) {
        if (startsWith(head, 'P', 'K', 3, 4)) {
            throw new BadFileException(file + " is a ZIP archive, as .xlsx workbooks are; save it as a CSV");
        }
        if (startsWith(head, 0x1F, 0x8B)) {
            throw new BadFileException(file + " is compressed; unpack it first, as with gunzip");
        }
        if (head.length > 1 && (head[0] == 0 || head[1] == 0)) {
            throw new BadFileException(
                    file + " is not text in UTF-8: it has zero bytes, as UTF-16 has; save it as UTF-8");
        }
    }

    private static Charset charset(byte[] head) {
        if (startsWith(head, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        return startsWith(head, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }

    private static int markLength(byte[] head) {
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return 3;
        }
        return charset(head).equals(StandardCharsets.UTF_8) ? 0 : 2;
    }

    private static boolean startsWith(byte[] head, int... bytes) {
        byte[] expected = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            expected[i] = (byte) bytes[i];
        }
        return head.length >= bytes.length && Arrays.equals(head, 0, bytes.length, expected, 0, bytes.length);
    }

    /** The error for a file that cannot be decoded; reads it again to find the line. */
    static BadFileException undecodable(Path file) throws IOException {
        return Sheet.wrong(
                file,
                firstUndecodable(file),
                "is not text in UTF-8; save the file as UTF-8, or convert it, as with iconv -f windows-1252 -t utf-8");
    }

    private static long firstUndecodable(Path file) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
        CharBuffer letters = CharBuffer.allocate(BUFFER);
        long line = 1;
        try (InputStream in = Files.newInputStream(file)) {
            while (true) {
                int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
                bytes.position(bytes.position() + Math.max(0, count)).flip();
                CoderResult result = decoder.decode(bytes, letters, count < 0);
                letters.flip();
                line += letters.chars().filter(letter -> letter == '\n').count();
                letters.clear();
                bytes.compact();
                if (result.isError() || count < 0) {
                    return line;
                }
            }
        }
    }
}

package org.primeradiant.oip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.json.Allowance;

/**
 * The elements of a tensor of {@link Datatype#BYTES} as bytes: for each its length, an unsigned 32-bit number, and the
 * bytes.
 */
final class BinaryTexts {
    /** Heap bytes of an element apart from its text or bytes. */
    static final int ELEMENT = 72;

    private static final int LENGTH = Integer.BYTES;
    /** Heap bytes of a text per byte that came; UTF-8 never has fewer bytes than UTF-16 has chars. */
    static final int TEXT = 2;
    /** Heap bytes per byte of a text that may not be UTF-8, and is encoded again to find out. */
    private static final int CHECKED = 3;

    private static final int PIECE = 8 << 10;
    private static final char REPLACEMENT = '\uFFFD';

    private BinaryTexts() {}

    /**
     * Reads elements into a {@code String[]} if all of them are UTF-8, else into a {@code byte[][]}.
     *
     * @param label what errors call the tensor
     * @throws SeldonException {@link Reason#BAD_DATA} if the bytes are not that many elements, or as thrown by the
     *     allowance
     */
    static Object read(byte[] bytes, int offset, int length, int count, Allowance allowance, Label label) {
        int found = count(bytes, offset, length, label);
        if (found != count) {
            throw new SeldonException(
                    Reason.BAD_DATA, label + " must have " + count + " elements of BYTES, got " + found);
        }
        allowance.take((long) ELEMENT * count + (long) TEXT * length);
        ByteBuffer source = ByteBuffer.wrap(bytes, offset, length).order(ByteOrder.LITTLE_ENDIAN);
        String[] texts = new String[count];
        for (int i = 0; i < count; i++) {
            int size = source.getInt();
            texts[i] = new String(bytes, source.position(), size, UTF_8);
            if (texts[i].indexOf(REPLACEMENT) >= 0 && !isExact(texts[i], bytes, source.position(), size, allowance)) {
                return byteStrings(bytes, offset, length, count, allowance);
            }
            source.position(source.position() + size);
        }
        return texts;
    }

    /** Whether the bytes are UTF-8: the decoder replaces what is not, but the character may also have been sent. */
    private static boolean isExact(String text, byte[] bytes, int from, int size, Allowance allowance) {
        allowance.take((long) CHECKED * size);
        return ByteBuffer.wrap(text.getBytes(UTF_8)).equals(ByteBuffer.wrap(bytes, from, size));
    }

    private static byte[][] byteStrings(byte[] bytes, int offset, int length, int count, Allowance allowance) {
        allowance.take((long) ELEMENT * count + length);
        ByteBuffer source = ByteBuffer.wrap(bytes, offset, length).order(ByteOrder.LITTLE_ENDIAN);
        byte[][] array = new byte[count][];
        for (int i = 0; i < count; i++) {
            array[i] = new byte[source.getInt()];
            source.get(array[i]);
        }
        return array;
    }

    /**
     * Counts the elements.
     *
     * @throws SeldonException {@link Reason#BAD_DATA} if one of them runs beyond the end
     */
    static int count(byte[] bytes, int offset, int length, Label label) {
        ByteBuffer source = ByteBuffer.wrap(bytes, offset, length).order(ByteOrder.LITTLE_ENDIAN);
        int count = 0;
        while (source.hasRemaining()) {
            if (source.remaining() < LENGTH) {
                throw beyond(count, label, LENGTH, source.remaining());
            }
            long size = Integer.toUnsignedLong(source.getInt());
            if (size > source.remaining()) {
                throw beyond(count, label, size, source.remaining());
            }
            source.position(source.position() + (int) size);
            count++;
        }
        return count;
    }

    private static SeldonException beyond(int index, Label label, long needed, int left) {
        return new SeldonException(
                Reason.BAD_DATA,
                "element " + index + " of " + label + " runs beyond the end of its bytes: it needs " + needed
                        + " more, got " + left);
    }

    /** Number of bytes that {@link #write} writes. */
    static long size(Object array) {
        long size = 0;
        if (array instanceof byte[][] byteStrings) {
            for (byte[] element : byteStrings) {
                size += LENGTH + element.length;
            }
            return size;
        }
        for (String element : (String[]) array) {
            size += LENGTH + utf8Length(element);
        }
        return size;
    }

    /** Length of a text in UTF-8, in which a lone surrogate becomes a question mark. */
    private static int utf8Length(String text) {
        int length = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                length += c < 0x800 || isPairAt(text, i) || i > 0 && isPairAt(text, i - 1) ? 1 : wide(c);
            }
        }
        return length;
    }

    private static int wide(char c) {
        return Character.isSurrogate(c) ? 0 : 2;
    }

    private static boolean isPairAt(String text, int at) {
        return at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }

    /** Writes the elements in pieces of a few KiB; a longer text or byte string is one piece. */
    static void write(Object array, OutputStream out) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(PIECE).order(ByteOrder.LITTLE_ENDIAN);
        int count = array instanceof byte[][] byteStrings ? byteStrings.length : ((String[]) array).length;
        for (int i = 0; i < count; i++) {
            byte[] element = element(array, i);
            if (piece.remaining() < LENGTH + element.length) {
                flush(piece, out);
            }
            piece.putInt(element.length);
            if (piece.remaining() >= element.length) {
                piece.put(element);
                continue;
            }
            flush(piece, out);
            out.write(element);
        }
        flush(piece, out);
    }

    private static void flush(ByteBuffer piece, OutputStream out) throws IOException {
        out.write(piece.array(), 0, piece.position());
        piece.clear();
    }

    private static byte[] element(Object array, int index) {
        return array instanceof byte[][] byteStrings ? byteStrings[index] : ((String[]) array)[index].getBytes(UTF_8);
    }

    /** Writes the elements to an array that has room for them, and returns the position after them. */
    static int write(Object array, byte[] target, int offset) {
        ByteBuffer buffer =
                ByteBuffer.wrap(target, offset, target.length - offset).order(ByteOrder.LITTLE_ENDIAN);
        int count = array instanceof byte[][] byteStrings ? byteStrings.length : ((String[]) array).length;
        for (int i = 0; i < count; i++) {
            byte[] element = element(array, i);
            buffer.putInt(element.length).put(element);
        }
        return buffer.position();
    }
}

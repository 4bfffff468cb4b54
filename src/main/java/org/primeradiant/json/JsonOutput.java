package org.primeradiant.json;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Base64.Encoder;
import java.util.function.IntConsumer;

/**
 * Buffers JSON text on its way to a stream. The buffer stays small until it has filled up once, so that a short text
 * costs little and a long one is not cut into many pieces. Not thread-safe; call {@link #flush()} at the end.
 */
public final class JsonOutput {
    private static final int SMALL = 512;
    private static final int LARGE = 16 * 1024;
    private static final int TEN = 10;
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
    private static final Encoder BASE64 = Base64.getEncoder();
    // A multiple of three, so that only the last piece is padded; its text takes a quarter of the buffer.
    private static final int BASE64_PIECE = 3 * 1024;

    private final OutputStream target;
    private byte[] buffer = new byte[SMALL];
    private int length;
    private boolean begun;

    public JsonOutput(OutputStream target) {
        this.target = target;
    }

    public void flush() throws IOException {
        target.write(buffer, 0, length);
        length = 0;
        begun = true;
    }

    /**
     * Flushes the rest of the text. If none of it has been written yet, first passes its length in bytes to
     * {@code whole}.
     */
    public void flush(IntConsumer whole) throws IOException {
        if (!begun) {
            whole.accept(length);
        }
        flush();
    }

    private void makeRoom(int count) throws IOException {
        if (buffer.length - length < count) {
            flush();
            buffer = buffer.length < LARGE ? new byte[LARGE] : buffer;
        }
    }

    /** Writes one ASCII character without escaping it. */
    public void mark(char character) throws IOException {
        makeRoom(1);
        buffer[length++] = (byte) character;
    }

    /** Writes ASCII text without escaping it. */
    public void raw(String ascii) throws IOException {
        if (ascii.length() <= SMALL) {
            makeRoom(ascii.length());
            length = DecimalText.ascii(ascii, buffer, length);
            return;
        }
        for (int i = 0; i < ascii.length(); i++) {
            mark(ascii.charAt(i));
        }
    }

    public void number(long value) throws IOException {
        makeRoom(DecimalText.MAX_LENGTH);
        length = DecimalText.write(value, buffer, length);
    }

    public void number(double value) throws IOException {
        makeRoom(DoubleText.MAX_LENGTH);
        length = DoubleText.write(value, buffer, length);
    }

    /** Writes numbers with commas between them. */
    public void numbers(long[] values, int from, int to) throws IOException {
        byte[] bytes = buffer;
        int at = length;
        for (int i = from; i < to; i++) {
            if (bytes.length - at <= DecimalText.MAX_LENGTH) {
                length = at;
                makeRoom(DecimalText.MAX_LENGTH + 1);
                bytes = buffer;
                at = length;
            }
            if (i > from) {
                bytes[at++] = ',';
            }
            at = DecimalText.write(values[i], bytes, at);
        }
        length = at;
    }

    /** Writes numbers with commas between them. */
    public void numbers(double[] values, int from, int to) throws IOException {
        byte[] bytes = buffer;
        int at = length;
        for (int i = from; i < to; i++) {
            if (bytes.length - at <= DoubleText.MAX_LENGTH) {
                length = at;
                makeRoom(DoubleText.MAX_LENGTH + 1);
                bytes = buffer;
                at = length;
            }
            if (i > from) {
                bytes[at++] = ',';
            }
            at = DoubleText.write(values[i], bytes, at);
        }
        length = at;
    }

    /** Writes numbers with commas between them, each with the digits that tell it from other floats. */
    public void numbers(float[] values, int from, int to) throws IOException {
        byte[] bytes = buffer;
        int at = length;
        for (int i = from; i < to; i++) {
            if (bytes.length - at <= DoubleText.MAX_LENGTH) {
                length = at;
                makeRoom(DoubleText.MAX_LENGTH + 1);
                bytes = buffer;
                at = length;
            }
            if (i > from) {
                bytes[at++] = ',';
            }
            at = FloatText.write(values[i], bytes, at);
        }
        length = at;
    }

    /**
     * Writes quoted texts with commas between them: the prefix and a number, which counts from 0. Ten at a time differ
     * in one digit only, so each of them is two words of the first and that digit.
     *
     * @param prefix at most two ASCII characters that need no escapes
     */
    public void numbered(String prefix, int count) throws IOException {
        byte[] text = new byte[2 * DigitWord.LENGTH + DecimalText.MAX_LENGTH];
        int number = DecimalText.ascii(",\"" + prefix, text, 0);
        for (int tens = 0; tens < count; tens += TEN) {
            int end = DecimalText.digits(tens, text, number);
            text[end] = '"';
            makeRoom(TEN * (end + 1) + text.length);
            int left = Math.min(TEN, count - tens);
            int from = length;
            length = ten(text, end - 1, left, buffer, from);
            if (tens == 0) { // no comma before the first
                length--;
                System.arraycopy(buffer, from + 1, buffer, from, length - from);
            }
        }
    }

    /** Writes texts of at most 16 bytes, the last digit of each one higher than that of the one before. */
    private static int ten(byte[] text, int digit, int count, byte[] target, int from) {
        long low = DigitWord.at(text, 0);
        long high = DigitWord.at(text, DigitWord.LENGTH);
        long lowStep = digit < DigitWord.LENGTH ? 1L << digit * Byte.SIZE : 0;
        long highStep = digit < DigitWord.LENGTH ? 0 : 1L << (digit - DigitWord.LENGTH) * Byte.SIZE;
        int at = from;
        for (int i = 0; i < count; i++) {
            DigitWord.put(target, at, low);
            DigitWord.put(target, at + DigitWord.LENGTH, high);
            low += lowStep;
            high += highStep;
            at += digit + 2;
        }
        return at;
    }

    public void truth(boolean value) throws IOException {
        raw(value ? "true" : "false");
    }

    /** Writes a member's name, which must not need escapes, and the colon. */
    public void name(String name) throws IOException {
        mark('"');
        raw(name);
        mark('"');
        mark(':');
    }

    /** Writes a quoted string, in ASCII with escapes, so that no reader can mistake its encoding. */
    public void string(String text) throws IOException {
        mark('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7F && c != '"' && c != '\\') {
                mark(c);
            } else {
                escaped(c);
            }
        }
        mark('"');
    }

    private void escaped(char c) throws IOException {
        makeRoom(6);
        buffer[length++] = '\\';
        int code = "\"\\\b\f\n\r\t".indexOf(c);
        if (code >= 0) {
            buffer[length++] = (byte) "\"\\bfnrt".charAt(code);
            return;
        }
        buffer[length++] = 'u';
        for (int shift = 12; shift >= 0; shift -= 4) {
            buffer[length++] = HEX[c >> shift & 0xF];
        }
    }

    /** Writes bytes as a string in base64. */
    public void base64(ByteBuffer bytes) throws IOException {
        mark('"');
        ByteBuffer rest = bytes.duplicate();
        byte[] piece = new byte[Math.min(rest.remaining(), BASE64_PIECE)];
        byte[] text = new byte[(piece.length + 2) / 3 * 4];
        while (rest.hasRemaining()) {
            if (rest.remaining() < piece.length) {
                piece = new byte[rest.remaining()];
            }
            rest.get(piece);
            int size = BASE64.encode(piece, text);
            makeRoom(size);
            System.arraycopy(text, 0, buffer, length, size);
            length += size;
        }
        mark('"');
    }
}

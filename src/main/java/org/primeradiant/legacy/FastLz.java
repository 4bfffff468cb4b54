package org.primeradiant.legacy;

import java.io.IOException;
import java.util.zip.ZipException;

/**
 * Unpacks FastLZ, the default compression of PHP's memcached client. A block is a series of instructions: a run of
 * literal bytes, or a match, which repeats bytes of the text so far. The first three bits of the block are its level.
 *
 * <p>Source: the block format in FastLZ's own documentation (Ariya Hidayat, version 0.5), levels 1 and 2.
 */
final class FastLz {
    private static final int TYPE_BITS = 3;
    private static final int OPERAND_BITS = 5;
    private static final int OPERAND = (1 << OPERAND_BITS) - 1;

    /** Type of a match whose length follows. */
    private static final int LONG_MATCH = (1 << TYPE_BITS) - 1;

    private static final int SHORTEST_MATCH = 3;
    private static final int LONGEST_SHORT_DISTANCE = 8191;

    private final byte[] block;
    private final byte[] text;
    private int in;
    private int out;

    private FastLz(byte[] block, int from, int length) {
        this.block = block;
        this.in = from;
        this.text = new byte[length];
    }

    /**
     * Unpacks a block.
     *
     * @param block an array that ends with the block
     * @param from index of the block's first byte
     * @param length length of the unpacked text, in bytes
     * @throws IOException if the block is malformed, or its text has another length
     */
    static byte[] unpacked(byte[] block, int from, int length) throws IOException {
        return new FastLz(block, from, length).unpacked();
    }

    private byte[] unpacked() throws IOException {
        int instruction = next();
        int level = instruction >> OPERAND_BITS;
        if (level > 1) {
            throw new ZipException("unknown level");
        }
        literals((instruction & OPERAND) + 1);
        while (in < block.length) {
            instruction = next();
            if (instruction >> OPERAND_BITS == 0) {
                literals(instruction + 1);
            } else {
                match(instruction, level == 1);
            }
        }
        if (out != text.length) {
            throw new ZipException("the text is shorter than announced");
        }
        return text;
    }

    private int next() throws IOException {
        if (in == block.length) {
            throw new ZipException("the block is cut off");
        }
        return block[in++] & 0xFF;
    }

    private void literals(int count) throws IOException {
        if (count > block.length - in || count > text.length - out) {
            throw new ZipException("a run of literals is longer than the block or the text");
        }
        System.arraycopy(block, in, text, out, count);
        in += count;
        out += count;
    }

    private void match(int instruction, boolean second) throws IOException {
        int type = instruction >> OPERAND_BITS;
        int length = type - 1 + SHORTEST_MATCH;
        if (type == LONG_MATCH) {
            int more = next();
            length += more;
            while (second && more == 0xFF && length <= text.length) {
                more = next();
                length += more;
            }
        }
        int distance = (instruction & OPERAND) << Byte.SIZE | next();
        if (second && distance == LONGEST_SHORT_DISTANCE) {
            distance += next() << Byte.SIZE | next();
        }
        copy(distance + 1, length);
    }

    /** Copies byte by byte, since the source may overlap what is being written. */
    private void copy(int distance, int length) throws IOException {
        if (distance > out || length > text.length - out) {
            throw new ZipException("a match lies outside of the text");
        }
        for (int end = out + length; out < end; out++) {
            text[out] = text[out - distance];
        }
    }
}

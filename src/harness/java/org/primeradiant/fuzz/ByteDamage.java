package org.primeradiant.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Damages bytes without knowing their format. */
final class ByteDamage {
    /** Invalid or truncated UTF-8, and values that break varints and lengths. */
    private static final byte[][] ODD = {
        {0},
        {0x7F},
        {(byte) 0x80},
        {(byte) 0xFF},
        {(byte) 0xC3},
        {(byte) 0xC0, (byte) 0x80},
        {(byte) 0xE2, (byte) 0x82},
        {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
        {(byte) 0xF0, (byte) 0x9F, (byte) 0x98},
        {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
        {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF},
        {(byte) 0xFE, (byte) 0xFF},
        {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F},
        {(byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, 1}
    };

    private ByteDamage() {}

    /** Returns a copy of the bytes, damaged in one place. */
    static byte[] damaged(byte[] bytes, RandomGenerator random) {
        int at = random.nextInt(bytes.length + 1);
        int end = Math.min(bytes.length, at + 1 + random.nextInt(20));
        byte[] head = Arrays.copyOf(bytes, at);
        byte[] part = Arrays.copyOfRange(bytes, at, end);
        byte[] tail = Arrays.copyOfRange(bytes, end, bytes.length);
        return switch (random.nextInt(7)) {
            case 0 -> head;
            case 1 -> joined(head, tail);
            case 2 -> joined(head, part, part, tail);
            case 3 -> joined(head, odd(random), part, tail);
            case 4 -> joined(head, odd(random), tail);
            case 5 -> joined(head, repeated(part, random), tail);
            default -> flipped(bytes, random);
        };
    }

    private static byte[] odd(RandomGenerator random) {
        return ODD[random.nextInt(ODD.length)];
    }

    private static byte[] repeated(byte[] part, RandomGenerator random) {
        byte[][] parts = new byte[1 << random.nextInt(11)][];
        Arrays.fill(parts, part);
        return joined(parts);
    }

    private static byte[] flipped(byte[] bytes, RandomGenerator random) {
        byte[] flipped = bytes.clone();
        if (flipped.length > 0) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}

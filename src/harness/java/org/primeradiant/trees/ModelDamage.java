package org.primeradiant.trees;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Damages model files: bytes without regard to the format, or fields and numbers of it. */
public final class ModelDamage {
    private static final String[] NUMBERS = {
        "-1",
        "0",
        "1",
        "2",
        "-2",
        "7",
        "99",
        "0.5",
        "65536",
        "65537",
        "1000000000",
        "2147483647",
        "-2147483648",
        "4294967295",
        "9223372036854775807",
        "1e300",
        "-1e300",
        "1e999",
        "NaN",
        "nan",
        "inf",
        "-inf",
        "Infinity",
        "-Infinity",
        "",
        "x",
        "true",
        "null",
        "[]",
        "{}",
        "\"\"",
        "[[[]]]"
    };

    /** Lengths and types of UBJ, and markers that take no bytes. */
    private static final String UBJ_MARKERS = "[]{}$#SHTFZNiUIlLdDCum";

    private ModelDamage() {}

    /** Removes, repeats, flips or inserts bytes in one place, or cuts the file off. */
    public static byte[] bytes(byte[] file, RandomGenerator random) {
        int from = random.nextInt(file.length);
        int to = Math.min(file.length, from + 1 + random.nextInt(random.nextBoolean() ? 8 : 2000));
        return switch (random.nextInt(5)) {
            case 0 -> Arrays.copyOf(file, from);
            case 1 -> spliced(file, from, to, new byte[0]);
            case 2 -> spliced(file, to, to, Arrays.copyOfRange(file, from, to));
            case 3 -> flipped(file, from, random);
            default -> spliced(file, from, Math.min(file.length, from + 1), noise(random));
        };
    }

    private static byte[] noise(RandomGenerator random) {
        byte[] noise = new byte[1 + random.nextInt(12)];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] flipped(byte[] file, int at, RandomGenerator random) {
        byte[] flipped = file.clone();
        flipped[at] ^= (byte) (1 << random.nextInt(8));
        return flipped;
    }

    /** Replaces a number, or removes, repeats or renames a member. */
    public static byte[] json(byte[] file, RandomGenerator random) {
        String text = new String(file, ISO_8859_1);
        int at = random.nextInt(text.length());
        if (random.nextInt(3) > 0) {
            return number(text, at, random, "0123456789+-.eE");
        }
        int from = text.indexOf(",\"", at);
        int to = text.indexOf(",\"", from + 1);
        if (from < 0 || to < 0) {
            return bytes(file, random);
        }
        byte[] member = text.substring(from, to).getBytes(ISO_8859_1);
        return switch (random.nextInt(3)) {
            case 0 -> spliced(file, from, to, new byte[0]);
            case 1 -> spliced(file, to, to, member);
            default -> spliced(file, from + 2, from + 3, new byte[] {'_'});
        };
    }

    /** Replaces a number, or removes or repeats a line. */
    static byte[] lines(byte[] file, RandomGenerator random) {
        String text = new String(file, ISO_8859_1);
        int at = random.nextInt(text.length());
        if (random.nextInt(3) > 0) {
            return number(text, at, random, "0123456789+-.e");
        }
        int from = text.lastIndexOf('\n', at) + 1;
        int to = text.indexOf('\n', from) + 1;
        byte[] line = text.substring(from, Math.max(from, to)).getBytes(ISO_8859_1);
        return random.nextBoolean()
                ? spliced(file, from, Math.max(from, to), new byte[0])
                : spliced(file, from, from, line);
    }

    private static byte[] number(String text, int at, RandomGenerator random, String characters) {
        int from = at;
        while (from < text.length() && characters.indexOf(text.charAt(from)) < 0) {
            from++;
        }
        int to = from;
        while (to < text.length() && characters.indexOf(text.charAt(to)) >= 0) {
            to++;
        }
        String number = NUMBERS[random.nextInt(NUMBERS.length)];
        return spliced(text.getBytes(ISO_8859_1), from, to, number.getBytes(ISO_8859_1));
    }

    /** Changes a number, a length, a marker or the name of a member. */
    static byte[] ubj(byte[] file, RandomGenerator random) {
        int at = random.nextInt(file.length);
        return switch (random.nextInt(4)) {
            case 0 -> marker(file, at, random);
            case 1 -> overwritten(file, at, random);
            default -> atLength(file, at, random);
        };
    }

    private static byte[] marker(byte[] file, int at, RandomGenerator random) {
        byte[] changed = file.clone();
        changed[at] = (byte) UBJ_MARKERS.charAt(random.nextInt(UBJ_MARKERS.length()));
        return changed;
    }

    private static byte[] overwritten(byte[] file, int at, RandomGenerator random) {
        byte[] changed = file.clone();
        List<Integer> values = List.of(0, 0x7F, 0x80, 0xFF);
        byte value = values.get(random.nextInt(values.size())).byteValue();
        Arrays.fill(changed, at, Math.min(file.length, at + (1 << random.nextInt(4))), value);
        return changed;
    }

    /** Changes a length of 8 bytes, or the first letter of the name that follows. */
    private static byte[] atLength(byte[] file, int from, RandomGenerator random) {
        int at = from;
        while (at < file.length - 10 && !(file[at] == 'L' && file[at + 1] == 0 && file[at + 2] == 0)) {
            at++;
        }
        byte[] changed = file.clone();
        if (random.nextBoolean()) {
            changed[Math.min(at + 9, file.length - 1)] ^= 1;
        } else {
            changed[Math.min(at + 1 + random.nextInt(8), file.length - 1)] = (byte) random.nextInt(256);
        }
        return changed;
    }

    private static byte[] spliced(byte[] file, int from, int to, byte[] part) {
        ByteArrayOutputStream spliced = new ByteArrayOutputStream();
        spliced.write(file, 0, from);
        spliced.writeBytes(part);
        spliced.write(file, to, file.length - to);
        return spliced.toByteArray();
    }
}

package org.primeradiant.fuzz;

import com.google.protobuf.WireFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** Damages protobuf messages field by field. The enclosing lengths stay correct, unless a length is what is damaged. */
final class ProtoDamage {
    private static final long[] NUMBERS = {
        0,
        1,
        2,
        -1,
        127,
        128,
        4096,
        65536,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        1L << 32,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };
    private static final double[] DOUBLES = {0, -0.0, 1, 1e308, 5e-324, Double.NaN, Double.POSITIVE_INFINITY, 9.2e18};
    private static final int MOST_FIELDS = 24;

    private final List<byte[]> others;

    /** Creates an instance that may splice fields of these messages into others. */
    ProtoDamage(List<byte[]> others) {
        this.others = List.copyOf(others);
    }

    /** Returns the message, damaged in one to four places. */
    byte[] damaged(byte[] message, RandomGenerator random) {
        byte[] damaged = message;
        for (int i = random.nextInt(4); i >= 0; i--) {
            damaged = random.nextInt(5) == 0 ? ByteDamage.damaged(damaged, random) : once(damaged, random);
        }
        return damaged;
    }

    private byte[] once(byte[] message, RandomGenerator random) {
        List<ProtoField> root = ProtoField.parse(message).orElseGet(ArrayList::new);
        List<ProtoField> fields = anyLevel(root, random);
        if (fields.isEmpty()) {
            fields.add(made(random));
        }
        int at = random.nextInt(fields.size());
        ProtoField field = fields.get(at);
        switch (random.nextInt(11)) {
            case 0 -> Collections.swap(fields, at, random.nextInt(fields.size()));
            case 1 -> fields.remove(at);
            case 2 -> fields.addAll(at, Collections.nCopies(1 + random.nextInt(3), field));
            case 3 -> fields.set(at, field.numbered(1 + random.nextInt(MOST_FIELDS)));
            case 4 -> fields.set(at, made(random).numbered(field.number()));
            case 5 -> fields.set(at, nested(field, random));
            case 6 -> fields.set(at, field.misjudged((int) any(NUMBERS, random)));
            case 7 -> fields.set(at, field.misjudged(random.nextInt(5) - 2));
            case 8 -> fields.set(at, field.valued(ByteDamage.damaged(field.bytes(), random)));
            case 9 -> fields.addAll(at, anyLevel(other(random), random));
            default -> fields.add(at, made(random));
        }
        return ProtoField.bytes(root);
    }

    private List<ProtoField> other(RandomGenerator random) {
        return ProtoField.parse(others.get(random.nextInt(others.size()))).orElseGet(ArrayList::new);
    }

    private static List<ProtoField> anyLevel(List<ProtoField> root, RandomGenerator random) {
        List<ProtoField> level = root;
        while (random.nextInt(4) > 0) {
            List<ProtoField> parents =
                    level.stream().filter(field -> !field.fields().isEmpty()).toList();
            if (parents.isEmpty()) {
                return level;
            }
            level = parents.get(random.nextInt(parents.size())).fields();
        }
        return level;
    }

    private static ProtoField made(RandomGenerator random) {
        int number = 1 + random.nextInt(MOST_FIELDS);
        return switch (random.nextInt(7)) {
            case 0, 1 -> ProtoField.varint(number, any(NUMBERS, random));
            case 2 -> ProtoField.fixed64(number, DOUBLES[random.nextInt(DOUBLES.length)]);
            case 3 -> ProtoField.raw(number, WireFormat.WIRETYPE_FIXED32, new byte[] {0, 0, (byte) 0xC0, 0x7F});
            case 4 -> ProtoField.raw(number, random.nextInt(8), new byte[random.nextInt(4)]);
            case 5 -> ProtoField.packed(number, any(NUMBERS, random), any(NUMBERS, random));
            default -> ProtoField.raw(number, WireFormat.WIRETYPE_LENGTH_DELIMITED, new byte[random.nextInt(12)]);
        };
    }

    /**
     * Nests the field in messages with its own number or in lists of values, around the limit of 128 levels and far
     * beyond it.
     */
    private static ProtoField nested(ProtoField field, RandomGenerator random) {
        int depth = switch (random.nextInt(6)) {
            case 0 -> 125 + random.nextInt(6);
            case 1 -> 3000;
            default -> 1 + random.nextInt(4);
        };
        boolean lists = random.nextBoolean();
        byte[] bytes = field.bytes();
        for (int level = 0; level < depth; level++) {
            bytes = ProtoField.wrapped(lists ? 6 - level % 2 * 5 : field.number(), bytes);
        }
        return ProtoField.raw(field.number(), WireFormat.WIRETYPE_LENGTH_DELIMITED, bytes);
    }

    private static long any(long[] numbers, RandomGenerator random) {
        return numbers[random.nextInt(numbers.length)];
    }
}

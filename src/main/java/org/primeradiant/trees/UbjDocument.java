package org.primeradiant.trees;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/**
 * Reads Universal Binary JSON, draft 12, as XGBoost writes it, with the unsigned types that XGBoost took from BJData.
 * Counts are checked against the bytes that follow before anything is allocated or repeated.
 */
final class UbjDocument implements Document {
    private static final int DEEPEST = 64;

    /** Count of a container that ends with a closing bracket. */
    private static final long OPEN = -1;

    private static final byte UNTYPED = 0;

    private final ByteBuffer in;
    private final long[] left = new long[DEEPEST + 1];
    private final byte[] types = new byte[DEEPEST + 1];
    private final byte[] closes = new byte[DEEPEST + 1];
    private int depth;

    UbjDocument(byte[] bytes) {
        this.in = ByteBuffer.wrap(bytes);
    }

    @Override
    public void enterObject(String field) {
        if (marker() != '{') {
            throw new FieldException(field, "must be an object" + place());
        }
        push((byte) '}');
    }

    @Override
    public void enterList(String field) {
        if (marker() != '[') {
            throw new FieldException(field, "must be a list" + place());
        }
        push((byte) ']');
    }

    private void push(byte close) {
        if (++depth > DEEPEST) {
            throw wrong("is nested deeper than " + DEEPEST + " levels");
        }
        closes[depth] = close;
        types[depth] = peek() == '$' ? type() : UNTYPED;
        left[depth] = OPEN;
        if (peek() == '#') {
            in.get();
            left[depth] = length(Math.max(1, size(types[depth])));
        } else if (types[depth] != UNTYPED) {
            throw wrong("has a typed container without a count");
        }
    }

    private byte type() {
        in.get();
        byte type = next();
        if (size(type) < 1 && "[{SH".indexOf(type) < 0) { // values without bytes could be claimed without end
            throw wrong("has a container of the unknown type " + type);
        }
        return type;
    }

    @Override
    public boolean hasMember() {
        return hasNext();
    }

    @Override
    public boolean hasElement() {
        return hasNext();
    }

    private boolean hasNext() {
        boolean more = left[depth] == OPEN ? afterNoOps() != closes[depth] : left[depth] > 0;
        if (more) {
            left[depth] -= left[depth] == OPEN ? 0 : 1;
            return true;
        }
        if (left[depth] == OPEN) {
            in.get();
        }
        depth--;
        return false;
    }

    private byte afterNoOps() {
        while (peek() == 'N') {
            in.get();
        }
        return peek();
    }

    @Override
    public String name() {
        return string();
    }

    private String string() {
        int length = (int) length(1);
        String text = new String(in.array(), in.position(), length, UTF_8);
        in.position(in.position() + length);
        return text;
    }

    @Override
    public String text(String field) {
        byte marker = marker();
        if (marker == 'S') {
            return string();
        }
        if (size(marker) < 1) {
            throw new FieldException(field, "must be a string or a number" + place());
        }
        double number = number(marker);
        return number == (long) number ? Long.toString((long) number) : Double.toString(number);
    }

    @Override
    public double[] numbers(String field) {
        enterList(field);
        if (size(types[depth]) > 0) {
            double[] numbers = new double[(int) left[depth]];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = number(types[depth]);
            }
            depth--;
            return numbers;
        }
        NumberBuffer numbers = new NumberBuffer();
        while (hasElement()) {
            byte marker = marker();
            if (size(marker) < 0) {
                throw new FieldException(field, "must be a list of numbers" + place());
            }
            numbers.add(number(marker));
        }
        return numbers.toArray();
    }

    @Override
    public void skip() {
        int outside = depth;
        skipValue();
        while (depth > outside) {
            if (size(types[depth]) > 0 && closes[depth] == ']') {
                in.position(in.position() + (int) left[depth] * size(types[depth]));
                depth--;
            } else if (hasNext()) {
                if (closes[depth] == '}') {
                    string();
                }
                skipValue();
            }
        }
    }

    private void skipValue() {
        byte marker = marker();
        switch (marker) {
            case '{' -> push((byte) '}');
            case '[' -> push((byte) ']');
            case 'S', 'H' -> string();
            case 'Z' -> {}
            default -> {
                if (size(marker) < 0) {
                    throw wrong("has a value of the unknown type " + marker);
                }
                number(marker);
            }
        }
    }

    @Override
    public boolean skipNull() {
        boolean isNull = peek() == 'Z';
        in.position(in.position() + (isNull ? 1 : 0));
        return isNull;
    }

    @Override
    public void finish() {
        if (in.hasRemaining()) {
            throw wrong("must end after the first object");
        }
    }

    /** Bytes of a number of this type; 0 for a boolean, negative for anything else. */
    private static int size(byte type) {
        return switch (type) {
            case 'T', 'F' -> 0;
            case 'i', 'U', 'C' -> 1;
            case 'I', 'u' -> 2;
            case 'l', 'm', 'd' -> 4;
            case 'L', 'M', 'D' -> 8;
            default -> -1;
        };
    }

    private double number(byte type) {
        need(size(type));
        return switch (type) {
            case 'T' -> 1;
            case 'i', 'C' -> in.get();
            case 'U' -> in.get() & 0xFF;
            case 'I' -> in.getShort();
            case 'u' -> in.getShort() & 0xFFFF;
            case 'l' -> in.getInt();
            case 'm' -> in.getInt() & 0xFFFFFFFFL;
            case 'L', 'M' -> in.getLong();
            case 'd' -> in.getFloat();
            case 'D' -> in.getDouble();
            default -> 0;
        };
    }

    /** Reads a count or length and checks that as many elements of the given size can follow. */
    private long length(int size) {
        byte marker = next();
        if ("iUIlLum".indexOf(marker) < 0) {
            throw wrong("has a length of the unknown type " + marker);
        }
        long length = (long) number(marker);
        if (length < 0 || length > in.remaining() / size) {
            throw wrong("has a length of " + length + ", for which it is too short");
        }
        return length;
    }

    private byte marker() {
        if (types[depth] != UNTYPED) {
            return types[depth];
        }
        byte marker = next();
        while (marker == 'N') {
            marker = next();
        }
        return marker;
    }

    private byte next() {
        need(1);
        return in.get();
    }

    private byte peek() {
        need(1);
        return in.get(in.position());
    }

    private void need(int bytes) {
        if (in.remaining() < bytes) {
            throw wrong("ends too early");
        }
    }

    private FieldException wrong(String what) {
        return new FieldException("the file", what + place());
    }

    private String place() {
        return ", at byte " + in.position();
    }
}

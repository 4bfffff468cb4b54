package org.primeradiant.json;

import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.settings.Limits;

/**
 * A cursor over one JSON text in UTF-8. Every value is skipped ({@link #skip}) or read before the cursor moves on, so
 * that a value whose position was recorded is known to be well-formed when it is read later. Not thread-safe.
 */
public final class JsonScanner {
    static final int MAX_DEPTH = Limits.DEPTH;

    private final byte[] bytes;
    private final int start;
    private final int end;
    private final boolean strict;
    private final HeapUse use;
    private int position;
    private int depth;
    private boolean first;
    private boolean refusesWords;

    /** Creates a cursor at the beginning of a text; a strict scanner rejects unknown fields. */
    public JsonScanner(byte[] bytes, int start, int end, boolean strict, HeapUse use) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        this.strict = strict;
        this.use = use;
        this.position = start;
    }

    byte[] bytes() {
        return bytes;
    }

    public int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** The heap use of the message; readers add to it before they allocate. */
    public HeapUse use() {
        return use;
    }

    int depth() {
        return depth;
    }

    public boolean isStrict() {
        return strict;
    }

    public int position() {
        return position;
    }

    public void moveTo(int newPosition) {
        position = newPosition;
    }

    /** Skips white space and returns the next byte, without consuming it. */
    public byte peek() {
        while (position < end) {
            byte next = bytes[position];
            if (!isSpace(next)) {
                return next;
            }
            position++;
        }
        throw error("the JSON ends too early");
    }

    /** The byte at the cursor, white space included; 0 at the end. */
    byte here() {
        return position < end ? bytes[position] : 0;
    }

    void advance(int count) {
        position += count;
    }

    /** Steps into the object or list that begins at the cursor; call {@link #more} before each member. */
    public void enter() {
        if (++depth > MAX_DEPTH) {
            throw error("nested deeper than " + MAX_DEPTH + " levels");
        }
        position++;
        first = true;
    }

    public void enterObject(String what) {
        if (peek() != '{') {
            throw error(what + " must be an object");
        }
        enter();
    }

    public void enterList(String what) {
        if (peek() != '[') {
            throw error(what + " must be a list");
        }
        enter();
    }

    /** Whether the object or list has another member; if not, steps out of it. */
    public boolean more(char close) {
        byte next = peek();
        if (next == close) {
            position++;
            depth--;
            first = false;
            return false;
        }
        if (!first) {
            comma(next, close);
        }
        first = false;
        return true;
    }

    private void comma(byte next, char close) {
        if (next != ',') {
            throw error("expected ',' or '" + close + "'");
        }
        position++;
        if (peek() == close) {
            throw error("expected a value after ','");
        }
    }

    /** Reads a member's name and the colon; a known name is returned without allocation. */
    public String name(String... known) {
        if (peek() != '"') {
            throw error("expected a field name");
        }
        for (String candidate : known) {
            if (isAtName(candidate)) {
                position += candidate.length() + 2;
                colon();
                return candidate;
            }
        }
        String name = JsonStrings.read(this);
        colon();
        return name;
    }

    private boolean isAtName(String candidate) {
        int length = candidate.length();
        if (end - position < length + 2 || bytes[position + length + 1] != '"') {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[position + 1 + i] != candidate.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    void colon() {
        if (peek() != ':') {
            throw error("expected ':'");
        }
        position++;
        peek();
    }

    /** Skips the value of an unknown field, or fails if the scanner is strict. */
    public void skipUnknown() {
        if (strict) {
            throw error("unknown field; its value begins here");
        }
        skip();
    }

    /** Makes {@link #skip} reject NaN and the infinities from now on. */
    public void refuseWords() {
        refusesWords = true;
    }

    boolean refusesWords() {
        return refusesWords;
    }

    /** Skips any well-formed value, including NaN, Infinity and -Infinity unless they are refused. */
    public void skip() {
        JsonSkip.value(this);
    }

    /** Skips any well-formed value and returns the cursor's position before it. */
    public int skipped() {
        int value = position;
        skip();
        return value;
    }

    /** Consumes the value at the cursor if it is null; whether it was. */
    public boolean skipNull() {
        if (peek() != 'n') {
            return false;
        }
        literal("null");
        return true;
    }

    /** Skips any well-formed value and returns the cursor's position before it; {@link ArrayField#ABSENT} for null. */
    public int skippedUnlessNull() {
        return skipNull() ? ArrayField.ABSENT : skipped();
    }

    /** Consumes a word such as {@code true}. */
    public void literal(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (here() != word.charAt(i)) {
                throw error("expected a JSON value");
            }
            position++;
        }
    }

    /** Checks that nothing but white space follows. */
    public void finish() {
        while (position < end) {
            if (!isSpace(bytes[position])) {
                throw error("unexpected text after the JSON value");
            }
            position++;
        }
    }

    /** Creates an exception of reason {@link Reason#BAD_DATA} that names the byte offset of the cursor. */
    public SeldonException error(String what) {
        return new SeldonException(Reason.BAD_DATA, what + ", at byte " + (position - start));
    }

    static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}

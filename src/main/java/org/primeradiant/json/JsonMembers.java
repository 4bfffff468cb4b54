package org.primeradiant.json;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the members of one object, or the elements of one list, with commas between them. */
public final class JsonMembers {
    /** Writes one value. */
    public interface ValueWriter<T> {
        void write(T value, JsonOutput out) throws IOException;
    }

    private final JsonOutput out;
    private boolean first = true;

    /** Begins the object. */
    public JsonMembers(JsonOutput out) throws IOException {
        this.out = out;
        out.mark('{');
    }

    /** Begins a member; the caller must write its value next. */
    public JsonOutput member(String name) throws IOException {
        if (!first) {
            out.mark(',');
        }
        first = false;
        out.string(name);
        out.mark(':');
        return out;
    }

    public void string(String name, String value) throws IOException {
        member(name).string(value);
    }

    /** Writes a member unless the string is empty, which counts as unset. */
    public void stringIfSet(String name, String value) throws IOException {
        if (!value.isEmpty()) {
            string(name, value);
        }
    }

    public <T> void listIfSet(String name, List<T> values, ValueWriter<T> writer) throws IOException {
        if (!values.isEmpty()) {
            list(values, member(name), writer);
        }
    }

    public <T> void mapIfSet(String name, Map<String, T> values, ValueWriter<T> writer) throws IOException {
        if (!values.isEmpty()) {
            map(values, member(name), writer);
        }
    }

    public void end() throws IOException {
        out.mark('}');
    }

    public static <T> void list(List<T> values, JsonOutput out, ValueWriter<T> writer) throws IOException {
        out.mark('[');
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.mark(',');
            }
            writer.write(values.get(i), out);
        }
        out.mark(']');
    }

    /** Writes a map sorted by key: the order of a map made by {@code Map.copyOf} differs from process to process. */
    public static <T> void map(Map<String, T> values, JsonOutput out, ValueWriter<T> writer) throws IOException {
        JsonMembers members = new JsonMembers(out);
        for (Map.Entry<String, T> member : new TreeMap<>(values).entrySet()) {
            writer.write(member.getValue(), members.member(member.getKey()));
        }
        members.end();
    }

    public static void text(String value, JsonOutput out) throws IOException {
        out.string(value);
    }
}

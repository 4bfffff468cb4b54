package org.primeradiant.microservice;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** How a JSON object fits a class. {@link JsonFits} fills it in before the first use; thread-safe afterwards. */
final class ObjectFit implements JsonFit {
    private final JsonProvider json;
    private final Map<String, Member> members = new LinkedHashMap<>();
    /** Fits of subtypes, by the text that names them. */
    private final Map<String, JsonFit> subtypes = new HashMap<>();

    private String typeKey = "";
    private Set<String> required = Set.of();
    private boolean strict;

    /** A member: its name in JSON's notation, and how its value fits. */
    private record Member(String name, JsonFit fit) {}

    ObjectFit(JsonProvider json) {
        this.json = json;
    }

    void add(String name, JsonFit fit) {
        members.put(name, new Member(json.createValue(name).toString(), fit));
    }

    /** Has the text of a member choose the subtype. */
    void chooseBy(String key) {
        typeKey = key;
    }

    /** Allows a member that is not the class's own. */
    void allow(String name) {
        add(name, ScalarFits.any());
    }

    void addSubtype(String alias, JsonFit fit) {
        subtypes.put(alias, fit);
    }

    /** Refuses members that the class has not, and objects without a required one. */
    void restrict(Set<String> requiredMembers) {
        strict = true;
        required = requiredMembers;
    }

    @Override
    public void write(JsonValue value, StringBuilder out) throws JsonMisfit {
        if (!(value instanceof JsonObject object)) {
            throw JsonMisfit.of("an object", value);
        }
        if (!typeKey.isEmpty()
                && object.get(typeKey) instanceof JsonString alias
                && subtypes.containsKey(alias.getString())) {
            subtypes.get(alias.getString()).write(value, out);
            return;
        }
        checkMissing(object);
        out.append('{');
        String separator = "";
        for (Map.Entry<String, JsonValue> entry : object.entrySet()) {
            out.append(separator);
            write(entry.getKey(), entry.getValue(), out);
            separator = ",";
        }
        out.append('}');
    }

    private void checkMissing(JsonObject object) throws JsonMisfit {
        for (String name : required) {
            if (!object.containsKey(name)) {
                throw JsonMisfit.of("is missing").in(name);
            }
        }
    }

    private void write(String name, JsonValue value, StringBuilder out) throws JsonMisfit {
        Member member = members.get(name);
        if (member == null) {
            if (strict) {
                throw JsonMisfit.of("is unknown; the members are " + members.keySet())
                        .in(name);
            }
            out.append(json.createValue(name)).append(':').append(value);
            return;
        }
        out.append(member.name).append(':');
        try {
            member.fit.write(value, out);
        } catch (JsonMisfit e) {
            throw e.in(name);
        }
    }
}

package org.primeradiant.microservice;

import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import jakarta.json.spi.JsonProvider;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.primeradiant.microservice.BoundMembers.Member;

/**
 * Derives how JSON fits a type, from the rules by which JSON-B reads it: once, when a component is deployed. Where
 * annotations or adapters give JSON-B other rules, anything fits. Not thread-safe; the fits are.
 */
final class JsonFits {
    private final JsonProvider json;
    private final Strictness strictness;
    private final Map<Type, ObjectFit> objects = new HashMap<>();

    JsonFits(JsonProvider json, Strictness strictness) {
        this.json = json;
        this.strictness = strictness;
    }

    /** The fit of a type that JSON-B binds. */
    JsonFit of(Type type) {
        return of(type, Map.of());
    }

    private JsonFit of(Type type, Map<TypeVariable<?>, Type> variables) {
        if (type instanceof TypeVariable<?> variable) {
            Type known = variables.get(variable);
            return known == null ? ScalarFits.any() : of(known, Map.of());
        }
        if (type instanceof GenericArrayType array) {
            return ScalarFits.nullable(new ListFit(of(array.getGenericComponentType(), variables)));
        }
        if (type instanceof ParameterizedType generic) {
            return generic(generic, variables);
        }
        return type instanceof Class<?> raw ? of(raw) : ScalarFits.any();
    }

    private JsonFit of(Class<?> raw) {
        if (raw.isArray()) {
            return ScalarFits.nullable(new ListFit(of(raw.getComponentType())));
        }
        boolean opaque = raw.isPrimitive() || raw.isEnum() || raw.isInterface() || isOfTheLibrary(raw);
        if (opaque && !raw.isAnnotationPresent(JsonbTypeInfo.class)) {
            return BoundMembers.isCustom(raw) ? ScalarFits.any() : ScalarFits.of(raw);
        }
        return object(raw, raw, Map.of());
    }

    private static boolean isOfTheLibrary(Class<?> raw) {
        return raw.getName().startsWith("java.") || raw.getName().startsWith("jakarta.");
    }

    private JsonFit generic(ParameterizedType type, Map<TypeVariable<?>, Type> variables) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] arguments = type.getActualTypeArguments();
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] instanceof TypeVariable<?> variable) {
                arguments[i] = variables.getOrDefault(variable, variable);
            }
        }
        if (Collection.class.isAssignableFrom(raw) && arguments.length == 1) {
            return ScalarFits.nullable(new ListFit(of(arguments[0], variables)));
        }
        if (Map.class.isAssignableFrom(raw) && arguments.length == 2) {
            return arguments[0] == String.class
                    ? ScalarFits.nullable(new MapFit(of(arguments[1], variables), json))
                    : ScalarFits.any();
        }
        if (raw == Optional.class) {
            return ScalarFits.nullable(of(arguments[0], variables));
        }
        if (isOfTheLibrary(raw) || raw.isInterface()) {
            return ScalarFits.any();
        }
        Map<TypeVariable<?>, Type> own = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            own.put(raw.getTypeParameters()[i], arguments[i]);
        }
        return object(type, raw, own);
    }

    private JsonFit object(Type type, Class<?> raw, Map<TypeVariable<?>, Type> variables) {
        if (BoundMembers.isCustom(raw)) {
            return ScalarFits.any();
        }
        ObjectFit known = objects.get(type);
        if (known == null) {
            known = new ObjectFit(json);
            objects.put(type, known); // before its members, which may have its own type
            fill(known, raw, variables);
        }
        return ScalarFits.nullable(known);
    }

    private void fill(ObjectFit fit, Class<?> raw, Map<TypeVariable<?>, Type> variables) {
        typeKeys(raw).forEach(fit::allow);
        JsonbTypeInfo info = raw.getAnnotation(JsonbTypeInfo.class);
        if (info != null) {
            fit.chooseBy(info.key());
            for (JsonbSubtype subtype : info.value()) {
                if (subtype.type() != raw) {
                    fit.addSubtype(subtype.alias(), of(subtype.type()));
                }
            }
        }
        Map<String, Member> members = BoundMembers.of(raw);
        members.forEach(
                (name, member) -> fit.add(name, member.isCustom() ? ScalarFits.any() : of(member.type(), variables)));
        if (strictness.appliesTo(raw)) {
            fit.restrict(strictness.required(raw, members));
        }
    }

    /** The members by which supertypes choose this class. */
    private static Set<String> typeKeys(Class<?> raw) {
        Set<String> keys = new LinkedHashSet<>();
        for (Class<?> at = raw; at != null; at = at.getSuperclass()) {
            Stream.concat(Stream.of(at), Stream.of(at.getInterfaces()))
                    .map(each -> each.getAnnotation(JsonbTypeInfo.class))
                    .filter(Objects::nonNull)
                    .forEach(info -> keys.add(info.key()));
        }
        return keys;
    }
}

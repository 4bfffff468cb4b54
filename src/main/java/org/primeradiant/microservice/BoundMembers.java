package org.primeradiant.microservice;

import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbDateFormat;
import jakarta.json.bind.annotation.JsonbNumberFormat;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeDeserializer;
import jakarta.json.bind.annotation.JsonbVisibility;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The members that JSON-B reads into a class: components of a record, parameters of a {@code @JsonbCreator}, public
 * setters and public fields.
 */
final class BoundMembers {
    private static final List<Class<? extends Annotation>> CUSTOM = List.of(
            JsonbTypeAdapter.class, JsonbTypeDeserializer.class, JsonbNumberFormat.class, JsonbDateFormat.class);

    private final Map<String, Member> members = new LinkedHashMap<>();

    /**
     * One member.
     *
     * @param type its Java type
     * @param isCustom whether an annotation makes JSON-B read it in another way than its type alone tells
     */
    record Member(Type type, boolean isCustom) {}

    private BoundMembers() {}

    /** The members of a class by their names in JSON, in the order of their declaration where Java keeps it. */
    static Map<String, Member> of(Class<?> type) {
        BoundMembers bound = new BoundMembers();
        Optional<Executable> creator = creator(type);
        if (creator.isPresent()) {
            for (Parameter parameter : creator.get().getParameters()) {
                bound.add(parameter.getName(), parameter.getParameterizedType(), parameter);
            }
        } else if (type.isRecord()) {
            bound.addComponents(type);
        }
        if (!type.isRecord()) {
            bound.addSettersAndFields(type);
        }
        return bound.members;
    }

    /** Whether annotations of the class make JSON-B read it in another way than its members tell. */
    static boolean isCustom(Class<?> type) {
        return isCustom(new AnnotatedElement[] {type})
                || type.isAnnotationPresent(JsonbVisibility.class)
                || type.getPackage() != null && isCustom(new AnnotatedElement[] {type.getPackage()});
    }

    private static boolean isCustom(AnnotatedElement... elements) {
        return Stream.of(elements).anyMatch(element -> CUSTOM.stream().anyMatch(element::isAnnotationPresent));
    }

    private static Optional<Executable> creator(Class<?> type) {
        return Stream.<Executable>concat(
                        Stream.of(type.getDeclaredConstructors()), Stream.of(type.getDeclaredMethods()))
                .filter(each -> each.isAnnotationPresent(JsonbCreator.class))
                .findFirst();
    }

    private void addComponents(Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            AnnotatedElement field = field(type, component.getName())
                    .map(AnnotatedElement.class::cast)
                    .orElseGet(component::getAccessor);
            add(component.getName(), component.getGenericType(), component.getAccessor(), field);
        }
    }

    private void addSettersAndFields(Class<?> type) {
        for (Method method : type.getMethods()) {
            boolean setter = method.getName().startsWith("set")
                    && method.getName().length() > 3
                    && method.getParameterCount() == 1
                    && !method.isBridge()
                    && !Modifier.isStatic(method.getModifiers());
            if (setter) {
                String name = Character.toLowerCase(method.getName().charAt(3))
                        + method.getName().substring(4);
                Optional<Field> field = field(type, name);
                Type taken = method.getGenericParameterTypes()[0];
                if (field.isPresent()) {
                    add(name, taken, method, field.get());
                } else {
                    add(name, taken, method);
                }
            }
        }
        int hidden = Modifier.STATIC | Modifier.TRANSIENT | Modifier.FINAL;
        for (Field field : type.getFields()) {
            if ((field.getModifiers() & hidden) == 0) {
                add(field.getName(), field.getGenericType(), field);
            }
        }
    }

    private static Optional<Field> field(Class<?> type, String name) {
        for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return Optional.of(field);
                }
            }
        }
        return Optional.empty();
    }

    private void add(String name, Type type, AnnotatedElement... elements) {
        List<String> names = new ArrayList<>();
        for (AnnotatedElement element : elements) {
            if (element.isAnnotationPresent(JsonbTransient.class)) {
                return;
            }
            JsonbProperty renamed = element.getAnnotation(JsonbProperty.class);
            if (renamed != null && !renamed.value().isEmpty()) {
                names.add(renamed.value());
            }
        }
        members.putIfAbsent(names.isEmpty() ? name : names.get(0), new Member(type, isCustom(elements)));
    }
}

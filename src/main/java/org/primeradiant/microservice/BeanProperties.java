package org.primeradiant.microservice;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTransient;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.TreeMap;

/**
 * The properties that JSON-B sees by default in a class: components of a record, public fields and getters of a bean.
 */
final class BeanProperties {
    private final Map<String, Type> properties = new TreeMap<>();

    private BeanProperties() {}

    static Map<String, Type> of(Class<?> type) {
        BeanProperties bean = new BeanProperties();
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                bean.add(component.getName(), component.getGenericType(), component.getAccessor());
            }
            return bean.properties;
        }
        for (Field field : type.getFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers())) {
                bean.add(field.getName(), field.getGenericType(), field);
            }
        }
        for (Method method : type.getMethods()) {
            bean.addGetter(method);
        }
        return bean.properties;
    }

    private void addGetter(Method method) {
        String name = property(method);
        boolean getter = !name.isEmpty()
                && method.getParameterCount() == 0
                && method.getReturnType() != void.class
                && !Modifier.isStatic(method.getModifiers())
                && method.getDeclaringClass() != Object.class;
        if (getter) {
            add(name, method.getGenericReturnType(), method);
        }
    }

    /** The property of a getter; empty if the method is not one. */
    private static String property(Method method) {
        String name = method.getName();
        int prefix = name.startsWith("get") ? 3 : name.startsWith("is") ? 2 : name.length();
        return name.length() == prefix ? "" : Character.toLowerCase(name.charAt(prefix)) + name.substring(prefix + 1);
    }

    private void add(String name, Type type, AnnotatedElement element) {
        JsonbProperty renamed = element.getAnnotation(JsonbProperty.class);
        if (!element.isAnnotationPresent(JsonbTransient.class)) {
            properties.put(renamed == null || renamed.value().isEmpty() ? name : renamed.value(), type);
        }
    }
}

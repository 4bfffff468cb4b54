package org.primeradiant.microservice;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.primeradiant.settings.InputSettings;

/**
 * What the settings declare about the input of components.
 *
 * @param strict names of strict components; {@code *} for all
 * @param columns columns by the name of a component, or of a component and its method
 */
record InputDeclarations(Set<String> strict, Map<String, List<ColumnRule>> columns) {
    private static final Set<String> METHODS =
            Operation.OF_ROLES.stream().map(Operation::method).collect(Collectors.toUnmodifiableSet());

    /** @throws IllegalArgumentException if a setting is invalid; the message names it */
    static InputDeclarations of(InputSettings settings) {
        return new InputDeclarations(settings.strict(), ColumnDeclarations.parse(settings.columns()));
    }

    /** The definition with what the settings declare about it; without that, the definition itself. */
    ComponentDefinition applied(ComponentDefinition definition) {
        boolean isStrict = strict.contains(InputSettings.ALL) || strict.contains(definition.name());
        Map<String, List<ColumnRule>> own = new LinkedHashMap<>();
        columns.forEach((key, rules) -> {
            if (component(key, definition.name())) {
                own.put(key.equals(definition.name()) ? "" : method(key), rules);
            }
        });
        return isStrict || !own.isEmpty()
                ? definition.with(new InputRules(definition.type(), Strictness.of(definition.type(), isStrict), own))
                : definition;
    }

    private static boolean component(String key, String name) {
        return key.equals(name) || key.equals(name + "." + method(key)) && METHODS.contains(method(key));
    }

    private static String method(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    /** @throws IllegalArgumentException if a setting names a component that does not exist */
    void check(Set<String> names) {
        Set<String> unknown = new LinkedHashSet<>(strict);
        unknown.remove(InputSettings.ALL);
        unknown.removeAll(names);
        require(InputSettings.STRICT, unknown, names);
        unknown.clear();
        columns.keySet().stream()
                .filter(key -> names.stream().noneMatch(name -> component(key, name)))
                .forEach(unknown::add);
        require(InputSettings.COLUMNS, unknown, names);
    }

    private static void require(String setting, Set<String> unknown, Set<String> names) {
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("Radiant: " + setting + " names " + new TreeSet<>(unknown)
                    + ", but the components are " + new TreeSet<>(names));
        }
    }
}

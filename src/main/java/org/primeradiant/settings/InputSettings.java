package org.primeradiant.settings;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What components take, for those that cannot be changed to say it themselves.
 *
 * @param strict names of the components that refuse unknown and missing members of {@code jsonData}; {@code *} for all
 * @param columns the columns of components by name, in YAML or JSON; empty for none
 */
public record InputSettings(Set<String> strict, String columns) {
    /** The setting for {@code strict}. */
    public static final String STRICT = "RADIANT_STRICT_MEMBERS";

    /** The setting for {@code columns}. */
    public static final String COLUMNS = "RADIANT_COLUMNS";

    /** Stands for all components. */
    public static final String ALL = "*";

    /** Nothing beyond what the components say. */
    public static final InputSettings NONE = new InputSettings(Set.of(), "");

    public InputSettings {
        strict = Set.copyOf(strict);
    }

    static InputSettings from(Source source) {
        Set<String> strict = new LinkedHashSet<>();
        for (String name : source.text(STRICT, "").split(",")) {
            if (!name.isBlank()) {
                strict.add(name.strip());
            }
        }
        return new InputSettings(strict, source.text(COLUMNS, ""));
    }
}

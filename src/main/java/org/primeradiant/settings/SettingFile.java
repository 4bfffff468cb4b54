package org.primeradiant.settings;

import java.nio.file.Path;

/**
 * A file that a setting names.
 *
 * @param setting the name of the setting, for messages; empty for none
 * @param path the file; empty for none
 */
public record SettingFile(String setting, String path) {
    /** No file. */
    public static final SettingFile NONE = new SettingFile("", "");

    static SettingFile from(Source source, String setting) {
        return source.file(setting)
                .map(Path::toString)
                .map(path -> new SettingFile(setting, path))
                .orElse(NONE);
    }

    /** Whether there is a file. */
    public boolean isPresent() {
        return !path.isEmpty();
    }
}

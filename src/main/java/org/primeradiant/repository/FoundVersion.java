package org.primeradiant.repository;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.primeradiant.models.ModelFolder;

/**
 * The files of one version of a model.
 *
 * @param number the name of the version's folder; empty if the model has no folders of versions
 * @param files the version's files
 * @param settings the {@code model-settings.json} that applies, which may not exist
 * @param fingerprint of the files and the settings
 */
record FoundVersion(String number, ModelFolder files, Path settings, Fingerprint fingerprint) {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    /** Whether a folder of this name is a version. */
    static boolean isNumber(String name) {
        return NUMBER.matcher(name).matches();
    }

    /** Whether it is newer than another version of the same model. */
    boolean isNewerThan(String otherNumber) {
        return value(number) > value(otherNumber);
    }

    private static long value(String number) {
        return number.isEmpty() ? 0L : Long.parseLong(number);
    }

    boolean hasSettings() {
        return files.only().isEmpty() && Files.isRegularFile(settings);
    }

    /** For messages. */
    String text() {
        return number.isEmpty() ? "its model" : "version " + number;
    }
}

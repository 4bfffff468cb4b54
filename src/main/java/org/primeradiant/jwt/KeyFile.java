package org.primeradiant.jwt;

import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.primeradiant.identity.WatchedFile;

/** Keys in a file, which is read again when it changes. */
final class KeyFile implements KeySource {
    private final WatchedFile<KeySet> file;

    private KeyFile(WatchedFile<KeySet> file) {
        this.file = file;
    }

    static KeyFile open(String setting, Path file, LongSupplier nanos) {
        return new KeyFile(WatchedFile.open(setting, file, KeyReader::read, nanos));
    }

    @Override
    public KeySet keys() {
        return file.value();
    }

    @Override
    public KeySet refreshed() {
        return file.value();
    }
}

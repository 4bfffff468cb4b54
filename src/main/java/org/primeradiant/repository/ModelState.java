package org.primeradiant.repository;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is known of one model. Immutable.
 *
 * @param files what the folder has of it
 * @param served the version that is served; {@link Served#NONE} if none
 * @param failures the versions that did not load, by number
 * @param unloaded the versions that there were when a caller unloaded it; empty if none did
 * @param isInitial whether it was there at the start
 */
record ModelState(
        ModelFiles files,
        Served served,
        Map<String, Failure> failures,
        List<FoundVersion> unloaded,
        boolean isInitial) {
    /**
     * A version that is served.
     *
     * @param number its number; empty if the model has no versions
     * @param fingerprint of the files from which it was loaded
     * @param version its version for display; may be empty
     */
    record Served(String number, Fingerprint fingerprint, String version) {
        /** No version. */
        static final Served NONE = new Served("", Fingerprint.NONE, "");
    }

    ModelState {
        failures = Collections.unmodifiableMap(new TreeMap<>(failures));
        unloaded = List.copyOf(unloaded);
    }

    /** A model of which nothing has been loaded. */
    static ModelState of(ModelFiles files, boolean isInitial) {
        return new ModelState(files, Served.NONE, Map.of(), List.of(), isInitial);
    }

    String name() {
        return files.name();
    }

    boolean isServed() {
        return served != Served.NONE;
    }

    boolean serves(FoundVersion version) {
        return isServed() && served.number.equals(version.number()) && served.fingerprint.equals(version.fingerprint());
    }

    /** Whether these very files of a version did not load. */
    boolean hasFailed(FoundVersion version) {
        return failure(version)
                .filter(failure -> failure.fingerprint().equals(version.fingerprint()))
                .isPresent();
    }

    Optional<Failure> failure(FoundVersion version) {
        return Optional.ofNullable(failures.get(version.number()));
    }

    /** Whether a caller unloaded it, and its files have not changed since. */
    boolean isUnloaded() {
        return !unloaded.isEmpty() && unloaded.equals(files.versions());
    }

    /** Why versions that are still there are not served; empty if there is nothing to say. */
    Optional<String> lastFailure() {
        if (!files.problem().isEmpty()) {
            return Optional.of(files.problem());
        }
        return files.versions().stream()
                .filter(version -> hasFailed(version) && !isOutdated(version))
                .findFirst()
                .map(version -> (version.number().isEmpty() ? "" : "version " + version.number() + ": ")
                        + failures.get(version.number()).text());
    }

    /** Whether a newer version is served. */
    private boolean isOutdated(FoundVersion version) {
        return isServed()
                && !version.isNewerThan(served.number)
                && !version.number().equals(served.number);
    }

    ModelState with(ModelFiles seen) {
        return new ModelState(seen, served, failures, unloaded, isInitial);
    }

    ModelState serving(Served version) {
        Map<String, Failure> others = new TreeMap<>(failures);
        others.remove(version.number);
        return new ModelState(files, version, others, List.of(), isInitial);
    }

    ModelState failed(FoundVersion version, Failure failure) {
        Map<String, Failure> all = new TreeMap<>(failures);
        all.keySet().retainAll(numbers());
        all.put(version.number(), failure);
        return new ModelState(files, served, all, unloaded, isInitial);
    }

    private List<String> numbers() {
        return files.versions().stream().map(FoundVersion::number).toList();
    }

    /** The versions before the one that is served, the newest first. */
    List<FoundVersion> olderVersions() {
        return files.versions().stream()
                .filter(version -> !version.number().equals(served.number) && !version.isNewerThan(served.number))
                .toList();
    }

    /** The version of a number, if its files are still there. */
    Optional<FoundVersion> version(String number) {
        return files.versions().stream()
                .filter(version -> version.number().equals(number))
                .findFirst();
    }

    /** Forgets failures and that it was unloaded, so that its versions are tried again. */
    ModelState anew() {
        return new ModelState(files, served, Map.of(), List.of(), isInitial);
    }

    ModelState unload() {
        return new ModelState(files, Served.NONE, failures, files.versions(), isInitial);
    }

    /** What the index says of it. */
    List<IndexEntry> index() {
        List<IndexEntry> entries = new ArrayList<>();
        if (isServed()) {
            String reason = files.versions().stream()
                    .filter(version -> version.number().equals(served.number) && hasFailed(version))
                    .map(version -> failures.get(version.number()).text())
                    .findFirst()
                    .orElse(files.problem());
            entries.add(new IndexEntry(name(), served.version, IndexEntry.State.READY, reason));
        }
        for (FoundVersion version : files.versions()) {
            boolean isListed = isServed() && version.number().equals(served.number);
            if (hasFailed(version) && !isListed) {
                String reason = failures.get(version.number()).text();
                entries.add(new IndexEntry(name(), version.number(), IndexEntry.State.UNAVAILABLE, reason));
            }
        }
        if (entries.isEmpty()) {
            String reason = isUnloaded() ? "unloaded" : files.problem().isEmpty() ? "not loaded yet" : files.problem();
            entries.add(new IndexEntry(name(), "", IndexEntry.State.UNAVAILABLE, reason));
        }
        return entries;
    }
}

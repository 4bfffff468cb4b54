package org.primeradiant.microservice;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Lines of the start report. Thread-safe. */
public final class StartNotes {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    StartNotes() {}

    public void add(String line) {
        lines.add(line);
    }

    /** All lines, in order of addition. */
    public List<String> lines() {
        return List.copyOf(lines);
    }
}

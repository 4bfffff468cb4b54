package org.primeradiant.microservice;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Lines for the report that is logged when the application has started. Thread-safe. */
public final class StartNotes {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    StartNotes() {}

    public void add(String line) {
        lines.add(line);
    }

    /** All lines, in the order in which they were added. */
    public List<String> lines() {
        return List.copyOf(lines);
    }
}

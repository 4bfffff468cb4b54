package org.primeradiant.repository;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Turns off the log of loads, which the tests bring to fail or repeat hundreds of times. */
final class Quiet implements BeforeEachCallback, AfterEachCallback {
    // Strong references: the level would be lost if a logger were garbage-collected.
    private final List<Logger> loggers = Stream.of(
                    "org.primeradiant.repository",
                    "org.primeradiant.microservice.Version",
                    "org.primeradiant.microservice.ComponentRegistry")
            .map(Logger::getLogger)
            .toList();

    @Override
    public void beforeEach(ExtensionContext context) {
        loggers.forEach(logger -> logger.setLevel(Level.OFF));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        loggers.forEach(logger -> logger.setLevel(null));
    }
}

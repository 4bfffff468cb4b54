package org.primeradiant.microservice;

import jakarta.json.JsonValue;

/**
 * Checks that JSON fits a Java type, and writes it as JSON-B reads it without loss. JSON-B implementations cut off
 * fractions and high bits, and take any text for {@code false}; this refuses what would be changed. Thread-safe.
 */
@FunctionalInterface
interface JsonFit {
    /**
     * Writes a value.
     *
     * @param out the JSON text so far
     * @throws JsonMisfit if the value does not fit; {@code out} is then useless
     */
    void write(JsonValue value, StringBuilder out) throws JsonMisfit;
}

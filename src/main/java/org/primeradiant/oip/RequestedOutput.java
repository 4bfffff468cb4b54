package org.primeradiant.oip;

import jakarta.json.JsonValue;
import java.util.Map;

/**
 * An output that a caller asks for.
 *
 * @param name the output's name
 * @param parameters what it asks of it, such as {@code binary_data}: strings, numbers and booleans
 */
public record RequestedOutput(String name, Map<String, JsonValue> parameters) {}

package org.primeradiant.inference;

import java.util.function.Predicate;

/**
 * Somebody who asks for models to be loaded or unloaded.
 *
 * @param address the caller's address, as a number; empty if it is unknown
 * @param hasHeader whether the request has a header
 */
record RepositoryCaller(String address, Predicate<String> hasHeader) {}

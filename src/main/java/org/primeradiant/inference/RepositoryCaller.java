package org.primeradiant.inference;

import java.util.function.Predicate;
import org.primeradiant.identity.Identity;

/**
 * Somebody who asks for models to be loaded or unloaded.
 *
 * @param identity who it is
 * @param address the caller's address, as a number; empty if it is unknown
 * @param hasHeader whether the request has a header
 */
record RepositoryCaller(Identity identity, String address, Predicate<String> hasHeader) {}

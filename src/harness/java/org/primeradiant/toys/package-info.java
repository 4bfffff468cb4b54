/**
 * The components that Seldon's answers were recorded with, rewritten as beans: one class for each, with the same name.
 *
 * <p>Where Seldon's python wrapper converts a python value, such as a list that was sent as {@code jsonData} and is
 * answered as {@code data}, the bean does so with the rules in {@link org.primeradiant.toys.Python}, so that the host
 * need not know them. Where python's behavior depends on the transport, a bean checks the headers of its call.
 */
package org.primeradiant.toys;

/**
 * The components that Seldon's answers were recorded with, written anew as beans: one class for each, named as there.
 *
 * <p>What a bean does beyond its behaviour is what Seldon's python wrapper makes of a python value, such as a list that
 * came as {@code jsonData} and is answered as {@code data}: {@link org.primeradiant.toys.Python} has those rules, so
 * that the host need not know them. Where python differs by transport, a bean looks at the headers of its call.
 */
package org.primeradiant.toys;

/**
 * A model format, as an example of how to add one: a {@link org.primeradiant.models.ModelFormat}, its component, and
 * the line of {@code META-INF/services/org.primeradiant.models.ModelFormat} by which it is found.
 */
package org.primeradiant.toyformat;

/**
 * What is let in: the memory that requests take together, and how long each may take.
 *
 * <p>May use {@code api}, {@code settings} and {@code codec}.
 */
package org.primeradiant.admission;

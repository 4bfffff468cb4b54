/**
 * The compressed formats of HTTP bodies. Uses nothing but the JDK.
 *
 * <p>The JDK's own {@code GZIPInputStream} is not used: it ignores what follows the last member unless that looks like
 * another one, and calls itself for each member, so that many empty ones overflow the stack.
 */
package org.primeradiant.compression;

/**
 * Components that come with Radiant: plain classes that need no container.
 *
 * <p>May use {@code api} and commons-math3.
 */
package org.primeradiant.components;

/**
 * Components that come with Radiant: plain classes that need no container.
 *
 * <p>May use {@code api}, the limits of {@code settings}, the Jakarta JSON API and commons-math3.
 *
 * <p>A graph makes its built-in nodes by {@link org.primeradiant.components.Implementation}: the name of an {@code
 * implementation} and the node's parameters become a component, or an error that says what is wrong with them. {@code
 * docs/builtins.md} shows them to people.
 *
 * <p>Decisions: what learns keeps one immutable value behind one reference, so that callers neither wait for each
 * other nor lose what another has learnt. Generators of random numbers are {@link java.util.Random}, since it may be
 * shared by threads. Built-ins are no CDI beans: there are as many of them as a graph has such nodes.
 */
package org.primeradiant.components;

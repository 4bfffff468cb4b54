/**
 * The built-in components: plain classes that need no container.
 *
 * <p>May use {@code api}, {@code state}, the limits of {@code settings}, the Jakarta JSON API and commons-math3.
 *
 * <p>A graph creates its built-in nodes through {@link org.primeradiant.components.Implementation}, which turns the
 * name of an {@code implementation} and the node's parameters into a component, or into an error that says what is
 * wrong. {@code docs/builtins.md} documents them for users.
 *
 * <p>Decisions: components that learn keep one immutable value behind one reference, so that callers neither block each
 * other nor lose each other's updates. Random numbers come from {@link java.util.Random}, which threads can share.
 * Graph built-ins are not CDI beans, since a graph needs one instance per node.
 */
package org.primeradiant.components;

/**
 * What components have learned, kept beyond the process: named sums, blobs, and the decisions that feedback refers to.
 *
 * <p>May use {@code api}, {@code settings} and {@code records}. A {@link org.primeradiant.state.StateStore} is one
 * place that keeps state.
 *
 * <p>Decisions: what is learned is a sum, so that changes of several replicas commute, and totals do not depend on who
 * wrote first. Every change has a key that a store remembers in the same atomic step, so that a change whose outcome
 * is unknown, as after a broken connection, is simply applied again.
 */
package org.primeradiant.state;

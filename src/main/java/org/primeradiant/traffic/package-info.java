/**
 * What the calls of a deployment did: counts, durations, bytes and the last failures, for Prometheus and for the
 * console.
 *
 * <p>May use {@code admission}, {@code settings} and the model of Prometheus' Java client.
 * {@link org.primeradiant.traffic.Traffic} observes every call to a component or graph, over every protocol.
 *
 * <p>Decisions: the counters of a component, operation and protocol are found by three lookups of strings that cache
 * their hash, so that a call allocates nothing here. The client's own collectors look series up by an array of labels,
 * which costs more than many calls do.
 */
package org.primeradiant.traffic;

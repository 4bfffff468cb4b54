/**
 * A siege of the container: {@code SiegeIT} starts its script with a JVM that is told of 1 GB, {@code Mix} sends
 * hostile requests over both doors, and {@code GoodCalls} and {@code Probes} measure what everybody else notices of it.
 *
 * <p>{@code Kind} is the table of what is sent and of the statuses that are right; {@code RestAttacks}, {@code
 * GrpcAttacks} and {@code NodeAttacks} send it. Every answer becomes an {@code Answer}, which {@code Tally} counts.
 * {@code Vitals} are taken over JMX, from outside.
 *
 * <p>It takes minutes and both cores, so it runs only when it is asked for: {@code -Dsiege.seconds=120}, or {@code
 * -Dsiege.requests=100000}. {@code -Dsiege.seed} repeats the order of a run, {@code -Dsiege.rate} changes how many
 * requests a second the fast connections send, and {@code -Dsiege.attacks}, a regular expression, sends only some of
 * the attacks.
 */
package org.primeradiant.siege;

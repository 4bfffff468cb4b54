/**
 * A siege of the container. {@code SiegeIT} starts its script with a JVM that is told it has 1 GB, {@code Mix} sends
 * hostile requests over REST and gRPC, and {@code GoodCalls} and {@code Probes} measure the effect on everyone else.
 *
 * <p>{@code Attacks} is the table of requests and acceptable statuses; {@code RestAttacks}, {@code GrpcAttacks} and
 * {@code NodeAttacks} send them. Every outcome becomes an {@code Answer}, which {@code Tally} counts. {@code Vitals}
 * are read from outside, over JMX.
 *
 * <p>{@code IdentitySiegeIT} is a siege of a server that knows its callers: {@code Strangers} send all of this
 * without credentials, and {@code Stranger}s right requests with wrong ones. {@code CallCost} measures what refusing
 * them takes.
 *
 * <p>A siege takes minutes and both cores, so it runs only on request: {@code -Dsiege.seconds=120} or
 * {@code -Dsiege.requests=100000}. {@code -Dsiege.seed} repeats the order of an earlier run, {@code -Dsiege.rate} sets
 * the requests per second of the fast connections, and {@code -Dsiege.attacks} is a regular expression that
 * selects attacks.
 */
package org.primeradiant.siege;

/**
 * Replays recorded answers of Seldon's python wrapper, its executor and the older seldon-server against the deployed WAR.
 *
 * <p>{@link org.primeradiant.goldens.Case} is one recorded request with its answer; {@code Deployments} groups the cases
 * by the settings and the component they need at the root; {@code RestDoor} and {@code GrpcDoor} ask again; {@code
 * Comparison} says what differs; {@code Divergences} is the table of the differences that are meant, which {@code
 * docs/divergences.md} explains.
 *
 * <p>A {@link org.primeradiant.goldens.GraphCase} is one request to Seldon's executor, with each {@code Hop} to a node. A {@code
 * Script} finds out what the nodes answered then, {@code Stubs} answer it again, and {@code HopComparison} says what is
 * asked otherwise than recorded.
 *
 * <p>Nothing depends on the name of a case, so that other recordings can be replayed.
 */
package org.primeradiant.goldens;

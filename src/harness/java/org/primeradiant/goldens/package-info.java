/**
 * Replays recorded answers of Seldon's python wrapper, its executor and the older seldon-server against the deployed
 * WAR.
 *
 * <p>{@code Recordings} reads the cases, {@code Stage} is a deployment with the cases that it answers, and {@code
 * Replay} plays them: a {@code Player} sends a case again through the {@code Doors}. A {@code Recording} is one of the
 * protocols with its comparison and its table of the differences that are meant, the {@code Divergence}s, which {@code
 * docs/divergences.md} explains. {@code Report} prints what came of it.
 *
 * <p>A {@code GraphCase} is one request to Seldon's executor, with each {@code Hop} to a node. A {@code Script} finds
 * out what the nodes answered then, {@code Stubs} answer it again, and {@code HopComparison} says what is asked
 * otherwise than recorded.
 *
 * <p>Nothing depends on the name of a case, so that other recordings can be replayed.
 */
package org.primeradiant.goldens;

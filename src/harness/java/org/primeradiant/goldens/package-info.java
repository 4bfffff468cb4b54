/**
 * Replays recorded answers of Seldon's python wrapper, its executor and the older seldon-server against the
 * deployed WAR.
 *
 * <p>{@code Recordings} reads the cases, a {@code Stage} is a deployment with its cases, and {@code Replay} runs the
 * stages: a {@code Player} resends each case through {@code Doors}. A {@code Recording} is one of the protocols with
 * its comparison and its table of intended differences, the {@code Divergence}s, which {@code docs/divergences.md}
 * explains. {@code Report} prints the outcomes.
 *
 * <p>A {@code GraphCase} is one request to Seldon's executor, with a {@code Hop} for each call to a node. A
 * {@code Script} reconstructs the nodes' answers, {@code Stubs} give them again, and {@code HopComparison} compares the
 * calls with the recorded ones.
 *
 * <p>Nothing depends on the names of cases, so that other recordings can be replayed.
 */
package org.primeradiant.goldens;

/**
 * The servers under test: the WAR with a test's own beans in it, and servers as Arquillian containers.
 *
 * <p>Arquillian asks {@link org.primeradiant.testing.PayaraMicroContainer} for a server; that starts {@code MicroServer}
 * in a JVM of its own and sends it one line for each deployment. Payara's own adapter boots a server for each
 * deployment (about 20 seconds each) and tells nothing of why one failed; ours boots one for the whole run and hands
 * the reason back. WildFly's adapter does both already and is used as it is.
 *
 * <p>Open Liberty's adapter misses a deployment that a listener of the WAR failed, and attaches to another build's server of
 * the same name. {@link org.primeradiant.testing.LibertyContainer} puts the WAR into the server's folder and reads from its
 * log, line by line in JSON, what came of it.
 */
package org.primeradiant.testing;

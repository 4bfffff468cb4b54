/**
 * The servers under test: the WAR with a test's own beans in it, and servers as Arquillian containers.
 *
 * <p>Arquillian asks {@link org.primeradiant.testing.PayaraMicroContainer} for a server; that starts {@code
 * MicroServer} in a JVM of its own and sends it one line for each deployment. Payara's own adapter boots a server for
 * each deployment (about 20 seconds each) and tells nothing of why one failed; ours boots one for the whole run and
 * hands the reason back. WildFly's adapter does both already and is used as it is.
 *
 * <p>GlassFish and Payara Server are one container, {@link org.primeradiant.testing.AsadminContainer}: a domain of its
 * own on free ports of the loopback address, which {@code asadmin} configures with the commands of {@code
 * server-config}. Their own adapters leave JMS, IIOP and JMX on fixed ports of all addresses, and do not restart the
 * server after configuring it; the one for Payara Server is on Maven Central as an alpha of 2022 only.
 *
 * <p>Open Liberty's adapter misses a deployment that a listener of the WAR failed, and attaches to another build's
 * server of the same name. {@link org.primeradiant.testing.LibertyContainer} puts the WAR into the server's folder and
 * reads from its log, line by line in JSON, what came of it.
 */
package org.primeradiant.testing;

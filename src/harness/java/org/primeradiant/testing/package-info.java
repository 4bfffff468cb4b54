/**
 * The servers under test: the WAR with a test's own beans added, and Arquillian containers for the servers.
 *
 * <p>For Payara Micro, {@link org.primeradiant.testing.PayaraMicroContainer} starts {@code MicroServer} in a separate
 * JVM and sends it one line per deployment. Payara's own adapter boots a server for each deployment (about 20 seconds
 * each) and does not report why one failed; ours boots one server for the whole run and returns the reason. WildFly's
 * adapter already does both and is used unchanged.
 *
 * <p>GlassFish and Payara Server share a container, {@link org.primeradiant.testing.AsadminContainer}: a separate
 * domain on free ports of the loopback address, which {@code asadmin} configures with the commands in
 * {@code server-config}. Their own adapters leave JMS, IIOP and JMX on fixed ports of all addresses and do not restart
 * the server after configuring it; the one for Payara Server is on Maven Central only as an alpha version of 2022.
 *
 * <p>Open Liberty's adapter misses deployments that fail in a listener of the WAR, and attaches to another build's
 * server of the same name. {@link org.primeradiant.testing.LibertyContainer} puts the WAR into the server's folder and
 * reads the result from its JSON log.
 */
package org.primeradiant.testing;

/**
 * The process in a container: runs Payara Micro with the WAR, from start to stop.
 *
 * <p>May use Payara Micro and nothing of Radiant: the two communicate through the environment and the MBeans of
 * {@code org.primeradiant:type=Lifecycle}. Compiled by {@code server-config/container/assemble}; not part of the WAR.
 *
 * <p>Payara Micro's own main class is not used, because it keeps running and answers 404 when the deployment has
 * failed; opens its port before the deployment; and on SIGTERM stops the application first and its port last, so that
 * new requests fail before readiness has turned callers away. {@link org.primeradiant.launcher.Main} opens the ports
 * last; {@link org.primeradiant.launcher.Stop} closes them between the two halves of a graceful stop.
 */
package org.primeradiant.launcher;

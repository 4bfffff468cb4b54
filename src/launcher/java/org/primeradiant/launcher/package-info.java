/**
 * The process in a container: Payara Micro with the WAR, from its start to its end.
 *
 * <p>May use Payara Micro and nothing of Radiant: the two meet in the environment and in the MBeans of {@code
 * org.primeradiant:type=Lifecycle}. Compiled by {@code server-config/container/assemble}, and no part of the WAR.
 *
 * <p>Payara Micro has a main class of its own. It is not used because it goes on, answering 404, when the deployment has
 * failed; opens its port before the deployment; and on SIGTERM stops the application first and its port last, cutting off
 * whoever is connected. {@link org.primeradiant.launcher.Main} opens the ports last; {@link
 * org.primeradiant.launcher.Stop} closes them between the two halves of a graceful stop.
 */
package org.primeradiant.launcher;

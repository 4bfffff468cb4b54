/**
 * What the operator, the server and the WAR say about this deployment, read in one place.
 *
 * <p>May use java, the Jakarta JSON API and snakeyaml-engine. {@link org.primeradiant.settings.Settings} is read
 * once, when the application starts, and is immutable from then on; a value that cannot be understood fails the
 * deployment with a message that names the setting, what it takes and what it got. The order is: {@code
 * context-param} of the WAR, system property, environment variable, default, so that two WARs in one server can
 * differ. {@link org.primeradiant.settings.Limits} says what callers and files may cost; {@link
 * org.primeradiant.settings.Yaml} holds to it.
 */
package org.primeradiant.settings;

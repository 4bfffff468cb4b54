/**
 * The configuration of a deployment by the operator, the server and the WAR, read in one place.
 *
 * <p>May use java, the Jakarta JSON API and snakeyaml-engine. {@link org.primeradiant.settings.Settings} is read once,
 * when the application starts, and is immutable from then on; an invalid value fails the deployment with a message that
 * names the setting, what it accepts and what it got. The order of precedence is {@code context-param} of the WAR,
 * system property, environment variable, default, so that two WARs in one server can differ. The settings of
 * MicroProfile JWT are also asked of the server's MicroProfile Config, if it has one.
 * {@link org.primeradiant.settings.Limits} says what callers and files may consume;
 * {@link org.primeradiant.settings.Yaml} enforces it for YAML.
 */
package org.primeradiant.settings;

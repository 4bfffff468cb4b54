/** Deploys WARs side by side and one after another on one server. */
package org.primeradiant.deployment;

/** The ways into a deployment that tests try with all sorts of credentials. */
package org.primeradiant.identity;

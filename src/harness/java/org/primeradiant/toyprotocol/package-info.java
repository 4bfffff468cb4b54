/**
 * What a deployment may bring besides components: a protocol with errors of its own, a source of components, and an
 * observer of calls.
 */
package org.primeradiant.toyprotocol;

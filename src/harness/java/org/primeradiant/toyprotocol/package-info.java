/**
 * Extensions that a deployment may contain besides components: a protocol with its own errors, a source of components,
 * and a call observer.
 */
package org.primeradiant.toyprotocol;

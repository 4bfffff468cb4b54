/** A protocol of the tests: what it takes to add one, and that its errors are its own. */
package org.primeradiant.toyprotocol;

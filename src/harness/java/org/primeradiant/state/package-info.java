/** A process that learns and is killed. */
package org.primeradiant.state;

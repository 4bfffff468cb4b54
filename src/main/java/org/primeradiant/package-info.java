/** The application: the one place that knows every transport and protocol. */
package org.primeradiant;

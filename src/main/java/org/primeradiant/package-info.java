/** The application: the one place that knows every door. */
package org.primeradiant;

/** Components that tests deploy: one for each scope and kind, and one for each reason to be refused. */
package org.primeradiant.beans;

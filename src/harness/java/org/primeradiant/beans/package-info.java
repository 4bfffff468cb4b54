/** Components that tests deploy: one of each scope and kind, and one for each way to be refused. */
package org.primeradiant.beans;

/**
 * The nodes of the recorded graphs as beans. Each answers with its name and operation, as the components did when
 * Seldon's executor was recorded.
 */
package org.primeradiant.graphtoys;

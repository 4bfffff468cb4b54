/**
 * The nodes of the recorded graphs as beans: each answers its name and what it was asked for, as the components did
 * when Seldon's executor was recorded.
 */
package org.primeradiant.graphtoys;

/**
 * The components that the older seldon-server's microservices were recorded with, rewritten as beans. The recording
 * names them in {@code component}; {@link org.primeradiant.legacytoys.Recommenders} and
 * {@link org.primeradiant.legacytoys.Models} map these names to classes.
 */
package org.primeradiant.legacytoys;

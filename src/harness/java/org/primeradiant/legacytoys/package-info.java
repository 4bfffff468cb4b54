/**
 * The components that the older seldon-server's microservices were recorded with, written anew as beans. The recording
 * names them in {@code component}; {@link org.primeradiant.legacytoys.Recommenders} and {@link
 * org.primeradiant.legacytoys.Models} say which is which.
 */
package org.primeradiant.legacytoys;

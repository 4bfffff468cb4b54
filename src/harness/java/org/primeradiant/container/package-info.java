/**
 * The folder that is in the container image, run as the image runs it, without a container: {@code Installation} has
 * {@code assemble} make it, {@code RadiantProcess} is its entry script with the environment of Seldon's operator, and
 * the loads are clients that note what became of each of their requests.
 */
package org.primeradiant.container;

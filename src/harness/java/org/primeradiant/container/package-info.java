/**
 * Runs the contents of the container image without a container, the way the image runs them. {@code Installation} has
 * {@code assemble} build the folder, {@code RadiantProcess} runs its entry script with the environment of Seldon's
 * operator, and {@code Load} runs clients that record the outcome of each of their requests.
 */
package org.primeradiant.container;

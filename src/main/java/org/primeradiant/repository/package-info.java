/**
 * Serves the model files of a folder, and what becomes of them while the application runs.
 *
 * <p>May use {@code api}, {@code settings}, {@code json}, {@code metrics}, {@code models}, {@code codec} and
 * {@code microservice}. {@link org.primeradiant.repository.FolderScan} looks at the folder;
 * {@link org.primeradiant.repository.Models} compares what it sees with what is served, and has the
 * {@link org.primeradiant.repository.Shelf} load versions: the {@link org.primeradiant.repository.Recipe} says which
 * {@link org.primeradiant.models.ModelFormat} reads which file, and the registry of components swaps.
 *
 * <p>Decisions: the folder is looked at in intervals instead of being watched, because network and container file
 * systems deliver no events. A change is taken when two looks in a row see the same names, sizes and times, and the
 * files still have them after the load. A model's component is loaded before it is defined, so the initial components
 * are placeholders: only loading tells which version will be served, and versions can differ in format. Failures are
 * remembered by fingerprint: the same bad files are not tried twice.
 */
package org.primeradiant.repository;

/**
 * The contract between the repository of model files and the formats that read them. Depends on {@code api} alone.
 *
 * <p>A {@link org.primeradiant.models.ModelFormat} recognises the files of a folder, and loads them as a component. It
 * is found by {@link java.util.ServiceLoader}, so that a library on the class path adds a format without a change in
 * Radiant. A format knows nothing about folders of versions, watching, swapping and metadata of provenance: that is the
 * repository's work.
 *
 * <p>Everything a format reads goes through {@link org.primeradiant.models.ModelFolder}, which refuses paths that lead
 * out of the folder, symbolic links included.
 */
package org.primeradiant.models;

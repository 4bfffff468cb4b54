/**
 * The Open Inference Protocol V2: so far its extension for the repository of models, {@code /v2/repository}.
 *
 * <p>May use every layer below. A request comes through {@link org.primeradiant.inference.RepositoryResource}, which
 * asks {@link org.primeradiant.inference.RepositoryAccess} whether the caller may do that, and then the
 * {@link org.primeradiant.repository.ModelRepository}. Errors are {@code {"error": text}} with an HTTP status.
 *
 * <p>The index is open to all, like the list of components, but tells why a model did not load only to callers who may
 * load it: these texts name files.
 */
package org.primeradiant.inference;

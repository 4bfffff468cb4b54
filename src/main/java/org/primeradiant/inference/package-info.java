/**
 * The Open Inference Protocol V2: its extension for the repository of models over REST, {@code /v2/repository}, and its
 * services over gRPC.
 *
 * <p>May use every layer below. Over REST, a request comes through
 * {@link org.primeradiant.inference.RepositoryResource}; over gRPC, through the methods of
 * {@link org.primeradiant.inference.InferenceServices}, of which {@link org.primeradiant.inference.InferMethods} calls
 * the {@link org.primeradiant.inference.ServedModel}s of the {@link org.primeradiant.inference.Catalog}. Both share
 * {@link org.primeradiant.inference.RepositoryCalls}, which asks {@link org.primeradiant.inference.RepositoryAccess}
 * whether the caller may do that, and then the {@link org.primeradiant.repository.ModelRepository}. Errors are
 * {@code {"error": text}} with an HTTP status, or a gRPC status; in a stream, an answer of their own.
 *
 * <p>The index is open to all, like the list of components, but tells why a model did not load only to callers who may
 * load it: these texts name files.
 */
package org.primeradiant.inference;

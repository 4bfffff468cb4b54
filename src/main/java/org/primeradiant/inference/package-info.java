/**
 * The Open Inference Protocol V2 over REST, below {@code /v2}, and gRPC.
 *
 * <p>May use every layer below. Over REST, a request comes through {@link org.primeradiant.inference.InferResource},
 * {@link org.primeradiant.inference.InferenceResource} or {@link org.primeradiant.inference.RepositoryResource}; over
 * gRPC, through the methods of {@link org.primeradiant.inference.InferenceServices}. Both find
 * {@link org.primeradiant.inference.ServedModel}s in the {@link org.primeradiant.inference.Catalog}: components, models
 * in files, and the graph. The package {@code oip} reads and writes the messages and says what tensors are as payloads.
 * Calls about the repository go through {@link org.primeradiant.inference.RepositoryCalls}, which asks
 * {@link org.primeradiant.inference.RepositoryAccess} whether the caller may do that. Errors are
 * {@code {"error": text}} with an HTTP status, or a gRPC status; in a stream, an answer of their own.
 *
 * <p>The index is open to all, like the list of components, but tells why a model did not load only to callers who may
 * load it: these texts name files.
 */
package org.primeradiant.inference;

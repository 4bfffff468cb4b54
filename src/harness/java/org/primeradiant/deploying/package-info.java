/**
 * The manifests of {@code server-config/kubernetes}: read as strictly as the API server would, and compared with what
 * Radiant serves and reads.
 *
 * <p>The types of Kubernetes are fabric8's model without its client: newest of the maintained ones, half the size of
 * the official client's (which brings an HTTP client and Kotlin), and read by Jackson, which can be told to refuse what
 * it does not know. Seldon's own types are the records of {@link org.primeradiant.deploying.SeldonDeployment}.
 */
package org.primeradiant.deploying;

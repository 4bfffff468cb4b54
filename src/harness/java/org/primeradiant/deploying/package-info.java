/**
 * Reads the manifests of {@code server-config/kubernetes} as strictly as the API server would, and compares them with
 * the paths and settings of Radiant.
 *
 * <p>The Kubernetes types are fabric8's model without its client. Of the maintained models it is the newest, half the
 * size of the official client's (which brings an HTTP client and Kotlin), and read by Jackson, which can be configured
 * to reject unknown fields. Seldon's own types are the records of {@link org.primeradiant.deploying.SeldonDeployment}.
 */
package org.primeradiant.deploying;

/**
 * Finds the components of a deployment and calls them.
 *
 * <p>May use {@code api}, {@code settings}, {@code components} and {@code metrics}. {@link
 * org.primeradiant.microservice.ComponentExtension} collects the beans while the container boots and refuses what cannot
 * be served; {@link org.primeradiant.microservice.ComponentRegistry} makes one {@link
 * org.primeradiant.microservice.Microservice} of each; every door calls {@link
 * org.primeradiant.microservice.Microservice#call}, the only place where user code runs.
 *
 * <p>Decisions: what a component's types ask for is planned when it is deployed ({@link
 * org.primeradiant.microservice.Conversions}), so that a request costs no reflection. Components load on a thread of
 * ours after the deployment, so that a server's deployment timeout does not bound the size of a model.
 */
package org.primeradiant.microservice;

/**
 * Finds the components of a deployment and calls them.
 *
 * <p>May use {@code api}, {@code settings}, {@code json}, {@code components}, {@code metrics}, {@code admission},
 * {@code state}, {@code identity} and {@code jwt}.
 * {@link org.primeradiant.microservice.ComponentExtension} collects the beans while the container boots and fails the
 * deployment if one of them cannot be served; {@link org.primeradiant.microservice.ComponentRegistry} builds a
 * {@code Version} of each component and hands out {@link org.primeradiant.microservice.Microservice}s, which call the
 * current version. User code runs nowhere else. A {@link org.primeradiant.microservice.ComponentSource} adds components
 * that are not beans.
 *
 * <p>Decisions: the conversions for a component's types are chosen at deployment
 * ({@link org.primeradiant.microservice.Conversions}), so that a request costs no reflection. Components load on a
 * worker thread after the deployment, so that a server's deployment timeout does not limit the size of a model.
 */
package org.primeradiant.microservice;

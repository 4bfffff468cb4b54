/**
 * The API for component authors: the roles ({@link org.primeradiant.api.Model}, {@link org.primeradiant.api.Router},
 * ...), the messages they exchange, and the {@link org.primeradiant.api.Call} with the context of one request.
 *
 * <p>May use java, the Jakarta JSON API, protobuf's {@code Message} and {@code Any}, and Jakarta annotations, which may
 * be missing at run time. Components can therefore be tested in plain JUnit, without a container or a JSON provider.
 *
 * <p>Decisions: {@link org.primeradiant.api.Component} is not generic, so that one bean can have several roles. Column
 * names and the wire form are kept beside the {@link org.primeradiant.api.Tensor}, not in it, so that numeric code
 * deals with numbers only. Data types are records or final classes; types that a container proxies are interfaces.
 */
package org.primeradiant.api;

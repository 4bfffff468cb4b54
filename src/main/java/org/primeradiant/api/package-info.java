/**
 * What the author of a component implements and exchanges: the roles ({@link org.primeradiant.api.Model},
 * {@link org.primeradiant.api.Router}, ...), the message that goes through them and the
 * {@link org.primeradiant.api.Call} that carries what belongs to one request.
 *
 * <p>May use java, the Jakarta JSON API, protobuf's {@code Message} and {@code Any}, and annotations of Jakarta (a missing
 * annotation class does no harm at run time). So a component is tested in plain JUnit, without a container and without a
 * JSON provider.
 *
 * <p>Decisions: {@link org.primeradiant.api.Component} is not generic, so that one bean can have several roles. Column
 * names and the form on the wire stand beside the {@link org.primeradiant.api.Tensor}, not in it, so that numeric code
 * sees numbers only. Data are records or final classes; what a container proxies is an interface.
 */
package org.primeradiant.api;

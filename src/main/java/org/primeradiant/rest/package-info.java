/**
 * The REST door: Seldon's internal API over JAX-RS.
 *
 * <p>May use {@code api}, {@code settings}, {@code codec}, {@code microservice} and the Jakarta APIs; nothing of Jersey or
 * RESTEasy, so that the server's own implementation serves it. A request: {@link
 * org.primeradiant.rest.RequestBody} reads the body, the codec makes the message, {@link
 * org.primeradiant.rest.Operations} calls the component, {@link org.primeradiant.rest.AnswerWriter} writes the
 * answer; {@link org.primeradiant.rest.Failures} turns whatever goes wrong into Seldon's error body.
 *
 * <p>No {@code @Consumes} or {@code @Produces}: Seldon's callers send any {@code Accept}, and what is not JSON is a 400 in
 * Seldon's form, not a bare 415.
 */
package org.primeradiant.rest;

/**
 * The REST door: Seldon's internal API over JAX-RS.
 *
 * <p>May use {@code api}, {@code settings}, {@code codec}, {@code admission}, {@code microservice} and the Jakarta
 * APIs; nothing of Jersey or RESTEasy, so that the server's own implementation serves it. A request: {@link
 * org.primeradiant.rest.Requests} lets it in, and its {@link org.primeradiant.rest.Exchange} answers it if its
 * component does not in time; {@link org.primeradiant.rest.RestRequestReader} takes it as it came, {@link
 * org.primeradiant.rest.RequestBody} finds its JSON ({@link org.primeradiant.rest.MultipartJson} makes it of a
 * multipart form), the codec makes the message, {@link org.primeradiant.rest.Operations} calls the component, {@link
 * org.primeradiant.rest.SeldonMessageWriter} writes the answer, {@link org.primeradiant.rest.CrossOrigin} opens it to
 * any page. {@link org.primeradiant.rest.Failures} turns whatever goes wrong into Seldon's error body, and {@link
 * org.primeradiant.rest.ErrorPage} what the server refuses before JAX-RS is asked. {@link
 * org.primeradiant.rest.OpenApi} describes it all.
 *
 * <p>Decisions: no {@code @Consumes} or {@code @Produces}, because Seldon's callers send any {@code Accept}, and what is
 * not JSON is a 400 in Seldon's form, not a bare 415. Every body is taken as a stream and decoded here, forms too: what
 * servers do of it differs. The query is asked of the servlet API, which makes nothing of a request that has none.
 * JAX-RS is asked for little, since it takes longer for a small request than all the rest: no injected parameters where
 * there is a body, no beans, which are looked up for each request, no validation; docs/performance.md has the figures.
 */
package org.primeradiant.rest;

/**
 * HTTP as a transport: what comes in, as much of it as is allowed, and how errors go out. It knows no protocol but by
 * {@link org.primeradiant.http.HttpProtocol}.
 *
 * <p>May use {@code api}, {@code settings}, {@code json}, {@code codec}, {@code admission}, {@code microservice} and
 * the Jakarta APIs; nothing of Jersey or RESTEasy, so that the server's own implementation serves it. A request: {@link
 * org.primeradiant.http.Requests} lets it in, and its {@link org.primeradiant.http.Exchange} answers it if its
 * component does not in time; {@link org.primeradiant.http.RestRequestReader} takes it as it came, a protocol's
 * resource has {@link org.primeradiant.http.RequestBody} read it and answers, {@link org.primeradiant.http.CrossOrigin}
 * opens the answer to any page. {@link org.primeradiant.http.Failures} answers whatever goes wrong in the form of the
 * protocol that owns the path, and {@link org.primeradiant.http.ErrorPage} what the server refuses before JAX-RS is
 * asked.
 *
 * <p>Decisions: every body is taken as a stream and decoded here, forms too: what servers make of it differs. The query
 * is asked of the servlet API, which makes nothing of a request that has none. JAX-RS is asked for little, since it
 * takes longer for a small request than all the rest: no injected parameters where there is a body, no beans, which are
 * looked up for each request, no validation; docs/performance.md has the figures.
 */
package org.primeradiant.http;

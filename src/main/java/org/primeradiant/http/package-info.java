/**
 * HTTP as a transport: reads requests within the limits and writes errors. It knows protocols only through
 * {@link org.primeradiant.http.HttpProtocol}.
 *
 * <p>May use {@code api}, {@code settings}, {@code admission}, {@code compression}, {@code microservice},
 * {@code identity} and the Jakarta APIs; nothing of Jersey or RESTEasy, so that it runs on the server's own
 * implementation. A request: {@link org.primeradiant.http.Requests} admits it, and its
 * {@link org.primeradiant.http.Exchange} answers it if the component
 * does not answer in time; {@link org.primeradiant.http.RestRequestReader} passes it on unread; the resource of a
 * protocol uses {@link org.primeradiant.http.RequestBody} to read it, and answers; {@link
 * org.primeradiant.http.CrossOrigin} adds CORS headers; {@link org.primeradiant.http.AnswerCompression} compresses, if
 * told to. {@link org.primeradiant.http.Failures} answers every exception
 * in the format of the protocol that owns the path, and {@link org.primeradiant.http.ErrorPage} every request that the
 * server refuses before JAX-RS runs. {@link org.primeradiant.http.LoginStartup} makes callers with a token known to the
 * server's enterprise beans.
 *
 * <p>Decisions: every body, forms included, is taken as a stream and decoded here, because servers decode them
 * differently. The query comes from the servlet API, which does no work for a request without one. JAX-RS does as
 * little as possible, since it takes longer for a small request than everything else together: no injected parameters
 * where there is a body, no CDI beans, which are looked up for every request, no validation; docs/performance.md has
 * the figures.
 */
package org.primeradiant.http;

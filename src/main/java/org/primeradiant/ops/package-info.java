/**
 * Operations: liveness, metrics, the startup report and the graceful stop.
 *
 * <p>May use {@code settings}, {@code codec}, {@code metrics}, {@code admission}, {@code state}, {@code
 * microservice}, {@code http} and the Jakarta APIs.
 */
package org.primeradiant.ops;

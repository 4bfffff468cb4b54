/**
 * What an operator works with: liveness, metrics, the report at the start, and the stop.
 *
 * <p>May use {@code settings}, {@code codec}, {@code metrics}, {@code admission}, {@code microservice}, {@code http}
 * and the Jakarta APIs.
 */
package org.primeradiant.ops;

/**
 * What an operator works with: liveness, metrics, the report at the start, and the stop.
 *
 * <p>May use {@code api}, {@code settings}, {@code metrics}, {@code microservice} and the Jakarta APIs.
 */
package org.primeradiant.ops;

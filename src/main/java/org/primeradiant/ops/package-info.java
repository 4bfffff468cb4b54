/**
 * What an operator looks at: liveness, metrics and the report at the start.
 *
 * <p>May use {@code api}, {@code settings}, {@code metrics}, {@code microservice} and the Jakarta APIs.
 */
package org.primeradiant.ops;

package org.primeradiant.api;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks a component class whose threads must not be interrupted.
 *
 * <p>By default, the thread of a call is interrupted when the call times out or its caller has gone, so that a waiting
 * component releases it. An interrupt closes the {@code java.nio} channel that the thread is reading or writing. A
 * component that shares such a channel between calls, for example for an index mapped from a file or for an embedded
 * database, needs this annotation; it should check {@link Call#isAbandoned()} instead.
 */
@Documented
@Inherited
@Retention(RUNTIME)
@Target(TYPE)
public @interface Uninterruptible {}

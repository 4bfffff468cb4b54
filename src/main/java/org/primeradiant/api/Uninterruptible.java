package org.primeradiant.api;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks the class of a component whose threads must not be interrupted.
 *
 * <p>Otherwise the thread of a call is interrupted when the call's time is over or its caller has gone, so that a
 * component that waits gives it back. An interruption closes channels of {@code java.nio} that the thread is reading
 * or writing: a component that shares one between calls, such as an index that is mapped from a file or an embedded
 * database, needs this annotation. It should then look at {@link Call#isAbandoned()} itself.
 */
@Documented
@Inherited
@Retention(RUNTIME)
@Target(TYPE)
public @interface Uninterruptible {}

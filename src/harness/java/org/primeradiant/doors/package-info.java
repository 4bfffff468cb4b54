/**
 * Measures the doors as callers meet them: the WAR on a server, beside baselines on the same server, driven from
 * another process. {@link org.primeradiant.doors.Doors} is the command; docs/performance.md says how to start it and
 * what came out.
 *
 * <p>{@link org.primeradiant.doors.Callers} generate the load, closed-loop: each caller sends its next request when it
 * has the answer to the last. They run on one thread over netty and grpc-java, which are there already, so that nothing
 * needs to be installed and the generator, which shares the machine with the server, takes little of it.
 */
package org.primeradiant.doors;

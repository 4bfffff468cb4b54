/**
 * Measures REST and gRPC as callers see them: the WAR on a server, compared with baselines on the same server, under
 * load from another process. {@link org.primeradiant.doors.Doors} is the command; docs/performance.md explains how to
 * run it and lists the results.
 *
 * <p>{@link org.primeradiant.doors.Callers} generate closed-loop load: each caller sends its next request once it has
 * the answer to the previous one. They run on one thread with netty and grpc-java, which are dependencies already, so
 * that nothing needs to be installed and the generator takes little of the machine it shares with the server.
 */
package org.primeradiant.doors;

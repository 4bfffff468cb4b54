/**
 * TLS from PEM files that may change at any time, for the gRPC port and for calls to remote nodes.
 *
 * <p>May use {@code settings}, and Netty for gRPC's HTTP/2. {@link org.primeradiant.tls.ReloadedContext} is an {@code
 * SSLContext} that replaces all it has read by a new context when a file changes: handshakes that follow use the new
 * one, and connections that are open stay as they are. Because the caches of sessions belong to the context, no session
 * outlives the CA that admitted it. A key manager that swaps its key would keep them.
 *
 * <p>The JDK's TLS is used for gRPC too, and not the native one in gRPC's Netty: it needs no native library, and its
 * buffers are on the heap, which the sizes of the container's memory assume.
 */
package org.primeradiant.tls;

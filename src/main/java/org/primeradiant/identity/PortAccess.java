package org.primeradiant.identity;

/**
 * The access of the own gRPC port. It has the mechanisms of {@link Access}, and {@link BasicStore} in place of the
 * server's own mechanism, which sees only HTTP. Thread-safe.
 *
 * @param access identifies the port's callers
 */
public record PortAccess(Access access) {}

/**
 * What callers of the older seldon-server send and expect, as far as it is more than the operation of a component: the
 * candidates that it leaves in memcached, features without a form, custom data.
 *
 * <p>May use {@code api}, {@code settings}, {@code codec}, {@code metrics}, {@code microservice} and the memcached client.
 * The doors in {@code rest} and {@code grpc} call it. Candidates: {@link org.primeradiant.legacy.DataKeys} checks the keys of
 * a request before any of them reaches a socket, {@link org.primeradiant.legacy.Memcached} gets the values, and {@link
 * org.primeradiant.legacy.StoredList} reads the items out of them.
 *
 * <p>The client, elasticache-java-cluster-client in its static mode, goes on from the spymemcached that the server writes
 * with, so both choose the node of a key with the same code. It hands out bytes and flags as they came: nothing that comes
 * from memcached is ever deserialised.
 */
package org.primeradiant.legacy;

/**
 * The older seldon-server's protocol: {@code /recommend}, {@code /extension}, gRPC's {@code Classify}, and its part in
 * {@code /predict}; with the candidates that the server leaves in memcached.
 *
 * <p>May use what is below the transports, {@code http} and {@code grpc}, and the memcached client; no other protocol.
 * {@link org.primeradiant.legacy.LegacyProtocol} says what there is. A request: {@code LegacyResource} has the paths,
 * {@code LegacyDoor} calls. Candidates: {@link org.primeradiant.legacy.DataKeys} checks the keys of a request before
 * any of them reaches a socket, {@link org.primeradiant.legacy.Memcached} gets the values, and {@link
 * org.primeradiant.legacy.StoredList} reads the items out of them.
 *
 * <p>The client, elasticache-java-cluster-client in its static mode, goes on from the spymemcached that the server
 * writes with, so both choose the node of a key with the same code. It hands out bytes and flags as they came: nothing
 * that comes from memcached is ever deserialised.
 */
package org.primeradiant.legacy;

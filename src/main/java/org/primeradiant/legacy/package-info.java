/**
 * The older seldon-server's protocol: {@code /recommend}, {@code /extension}, gRPC's {@code Classify}, and its share of
 * {@code /predict}; with the candidates that the server stores in memcached.
 *
 * <p>May use everything below the transports, {@code http} and {@code grpc}, and the memcached client; no other
 * protocol. {@link org.primeradiant.legacy.LegacyProtocol} lists the parts. A request: {@code LegacyResource} has the
 * paths, {@code LegacyDoor} calls the component. Candidates: {@link org.primeradiant.legacy.DataKeys} checks the keys
 * of a request before any of them reaches a socket, {@link org.primeradiant.legacy.Memcached} fetches the values, and
 * {@link org.primeradiant.legacy.StoredList} parses the items in them.
 *
 * <p>The client, elasticache-java-cluster-client in its static mode, continues spymemcached, with which the server
 * writes, so both choose the node of a key by the same code. It returns bytes and flags unchanged: nothing from
 * memcached is ever deserialized.
 */
package org.primeradiant.legacy;

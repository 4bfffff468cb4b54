/**
 * Inference graphs that run in this JVM, with the semantics of Seldon Core's executor and none of its crashes.
 *
 * <p>May use {@code api}, {@code settings}, {@code codec}, {@code metrics}, {@code components}, {@code microservice},
 * Prometheus' Java client, SnakeYAML Engine, gRPC and java.net.http. The protocol in {@code seldon} calls it.
 *
 * <p>When the application starts, {@link org.primeradiant.graph.Graphs} has a {@code PredictorReader} read the
 * description, and a {@code GraphBuilder} make the nodes; what is wrong is gathered, and fails the deployment at once.
 * A request's way: {@link org.primeradiant.graph.Graph}, a {@code Walk} from {@code Node} to node, and each node's
 * {@code NodeService}, which is a {@code Microservice} here or a client of one elsewhere.
 *
 * <p>Decisions: what goes from node to node is a {@link org.primeradiant.graph.Content}, which is read or written only
 * when somebody needs its other form: between components of this JVM nothing is encoded, between remote nodes nothing
 * is decoded. {@code meta} is a policy's business ({@code MergedMeta}, {@code ExecutorMeta}). Children run beside each
 * other only where that pays: if they are elsewhere, or took long lately.
 */
package org.primeradiant.graph;

/**
 * Inference graphs that run in this JVM, with the semantics of Seldon Core's executor but without its crashes.
 *
 * <p>May use {@code api}, {@code settings}, {@code json}, {@code codec}, {@code metrics}, {@code admission}, {@code
 * components}, {@code state}, {@code microservice}, {@code repository}, Prometheus' Java client, SnakeYAML Engine, gRPC
 * and java.net.http. Called by the protocol in {@code seldon}.
 *
 * <p>When the application starts, {@link org.primeradiant.graph.Graphs} has a {@code PredictorReader} read the
 * description and a {@code GraphBuilder} create the nodes. All problems are collected, reported together, and fail the
 * deployment. A request then passes through {@link org.primeradiant.graph.Graph}, a {@code Walk} from {@code Node} to
 * {@code Node}, and each node's {@code NodeService}: a local {@code Microservice}, or a client of a remote node.
 *
 * <p>Decisions: nodes exchange {@link org.primeradiant.graph.Content}, which is encoded or decoded only on demand.
 * Local components exchange objects without encoding them; remote REST nodes exchange bodies, which are decoded only if
 * the {@code meta} policy ({@code MergedMeta}, {@code ExecutorMeta}) reads them. Children run in parallel only where
 * that pays off: if at least two of them have remote nodes or were slow recently.
 */
package org.primeradiant.graph;

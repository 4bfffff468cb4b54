package org.primeradiant.graph;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.microservice.Operation;

/**
 * A node outside this JVM.
 *
 * @param address the node's host and ports
 * @param rest used for callers over REST
 * @param grpc used for callers over gRPC; the same client as {@code rest} if the node has only one port
 * @param checksHealth whether readiness asks the node for its health, besides checking that its port is open
 */
record RemoteService(Address address, NodeClient rest, NodeClient grpc, boolean checksHealth) implements NodeService {
    @Override
    public String kind() {
        return REMOTE;
    }

    @Override
    public String source() {
        return address.toString();
    }

    @Override
    public Set<Operation> offers() {
        return ANYTHING;
    }

    @Override
    public Content<SeldonMessage> call(Operation call, Content<SeldonMessage> message, GraphCaller caller) {
        return client(caller).call(call, message, caller);
    }

    @Override
    public Routed route(Content<SeldonMessage> message, GraphCaller caller) {
        return client(caller).route(message, caller);
    }

    @Override
    public Content<SeldonMessage> aggregate(List<Content<SeldonMessage>> messages, GraphCaller caller) {
        return client(caller).aggregate(messages, caller);
    }

    @Override
    public Content<SeldonMessage> feedback(Content<Feedback> feedback, GraphCaller caller) {
        return client(caller).feedback(feedback, caller);
    }

    @Override
    public Content<ModelMetadata> metadata(GraphCaller caller) {
        return client(caller).metadata(caller);
    }

    @Override
    public Content<SeldonMessage> health(GraphCaller caller) {
        return rest.health(caller);
    }

    private NodeClient client(GraphCaller caller) {
        return caller.isGrpc() ? grpc : rest;
    }

    @Override
    public boolean isReady() {
        return isOpen() && (!checksHealth || rest.isHealthy());
    }

    private boolean isOpen() {
        int port = address.httpPort() > 0 ? address.httpPort() : address.grpcPort();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.host(), port), (int) HttpExchanges.CONNECT_TIMEOUT.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}

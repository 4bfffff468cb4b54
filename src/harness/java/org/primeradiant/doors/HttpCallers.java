package org.primeradiant.doors;

import io.grpc.netty.shaded.io.netty.bootstrap.Bootstrap;
import io.grpc.netty.shaded.io.netty.buffer.ByteBuf;
import io.grpc.netty.shaded.io.netty.buffer.Unpooled;
import io.grpc.netty.shaded.io.netty.channel.Channel;
import io.grpc.netty.shaded.io.netty.channel.ChannelFuture;
import io.grpc.netty.shaded.io.netty.channel.ChannelHandlerContext;
import io.grpc.netty.shaded.io.netty.channel.ChannelInboundHandlerAdapter;
import io.grpc.netty.shaded.io.netty.channel.ChannelInitializer;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import io.grpc.netty.shaded.io.netty.channel.EventLoop;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioSocketChannel;
import io.grpc.netty.shaded.io.netty.handler.codec.http.HttpContent;
import io.grpc.netty.shaded.io.netty.handler.codec.http.HttpResponse;
import io.grpc.netty.shaded.io.netty.handler.codec.http.HttpResponseDecoder;
import io.grpc.netty.shaded.io.netty.handler.codec.http.LastHttpContent;
import io.grpc.netty.shaded.io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Callers over HTTP/1.1, each with its own persistent connection. */
final class HttpCallers extends Callers {
    private static final int OK = 200;

    private final List<Channel> connections = new ArrayList<>();
    private final ByteBuf request;

    private HttpCallers(EventLoop loop, Target target) {
        super(loop);
        byte[] body = target.request();
        byte[] head = ("POST " + target.path() + " HTTP/1.1\r\nHost: 127.0.0.1:" + target.port()
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n"
                        + target.headers() + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        request = Unpooled.directBuffer(head.length + body.length)
                .writeBytes(head)
                .writeBytes(body);
    }

    static HttpCallers connect(EventLoop loop, Target target, int count)
            throws CallFailedException, InterruptedException {
        HttpCallers callers = new HttpCallers(loop, target);
        for (int caller = 0; caller < count; caller++) {
            int number = caller;
            Bootstrap bootstrap = new Bootstrap()
                    .group(loop)
                    .channel(NioSocketChannel.class)
                    .option(ChannelOption.TCP_NODELAY, true)
                    .handler(new ChannelInitializer<Channel>() {
                        @Override
                        protected void initChannel(Channel channel) {
                            channel.pipeline().addLast(new HttpResponseDecoder(), callers.new Answers(number));
                        }
                    });
            ChannelFuture connecting =
                    bootstrap.connect("127.0.0.1", target.port()).await();
            if (!connecting.isSuccess()) {
                callers.close();
                throw new CallFailedException(connecting.cause());
            }
            callers.connections.add(connecting.channel());
        }
        return callers;
    }

    /** Makes a single call and returns the body of the answer. */
    static byte[] once(Target target) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + target.port() + target.path()))
                .POST(BodyPublishers.ofByteArray(target.request()));
        target.headers().lines().forEach(line -> {
            String[] header = line.split(": ", 2);
            request.header(header[0], header[1]);
        });
        java.net.http.HttpResponse<byte[]> answer =
                HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != OK) {
            throw new IOException(target.path() + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    @Override
    int count() {
        return connections.size();
    }

    @Override
    void send(int caller) {
        Channel connection = connections.get(caller);
        connection.pipeline().get(Answers.class).sent = System.nanoTime();
        connection.writeAndFlush(request.retainedDuplicate());
    }

    @Override
    public void close() {
        connections.forEach(connection -> connection.close().syncUninterruptibly());
        request.release();
    }

    private final class Answers extends ChannelInboundHandlerAdapter {
        private final int caller;
        private long sent;

        Answers(int caller) {
            this.caller = caller;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object part) {
            if (part instanceof HttpResponse head && head.status().code() != OK) {
                failed(new IOException("got " + head.status()));
            }
            boolean last = part instanceof LastHttpContent;
            if (part instanceof HttpContent) {
                ReferenceCountUtil.release(part);
            }
            if (last) {
                answered(caller, sent);
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            failed(new IOException("the server closed a connection"));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            failed(cause);
        }
    }
}

package org.primeradiant.tls;

import io.grpc.netty.shaded.io.netty.handler.ssl.ApplicationProtocolConfig;
import io.grpc.netty.shaded.io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.grpc.netty.shaded.io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.grpc.netty.shaded.io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.netty.shaded.io.netty.handler.ssl.JdkSslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SupportedCipherSuiteFilter;
import javax.net.ssl.SSLContext;

/** TLS for gRPC: negotiates HTTP/2 within the handshake. */
public final class Http2Tls {
    private Http2Tls() {}

    /**
     * TLS of a server.
     *
     * @param clients whether clients present a certificate
     */
    public static SslContext server(SSLContext context, ClientAuth clients) {
        return of(context, false, clients);
    }

    /** TLS of a client. */
    public static SslContext client(SSLContext context) {
        return of(context, true, ClientAuth.NONE);
    }

    private static SslContext of(SSLContext context, boolean isClient, ClientAuth clients) {
        ApplicationProtocolConfig http2 = new ApplicationProtocolConfig(
                Protocol.ALPN, SelectorFailureBehavior.NO_ADVERTISE, SelectedListenerFailureBehavior.ACCEPT, "h2");
        return new JdkSslContext(
                context,
                isClient,
                Modern.CIPHERS,
                SupportedCipherSuiteFilter.INSTANCE,
                http2,
                clients,
                Modern.PROTOCOLS.toArray(String[]::new),
                false);
    }
}

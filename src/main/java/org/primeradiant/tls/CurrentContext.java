package org.primeradiant.tls;

import java.security.KeyManagementException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.primeradiant.tls.TlsFiles.Loaded;

/** Passes each request for an engine on to the context that is current then. Thread-safe. */
final class CurrentContext extends SSLContextSpi {
    private final AtomicReference<Loaded> loaded;

    CurrentContext(Loaded first) {
        loaded = new AtomicReference<>(first);
    }

    SSLContext context() {
        return loaded.get().context();
    }

    List<X509Certificate> chain() {
        return loaded.get().chain();
    }

    void replace(Loaded next) {
        loaded.set(next);
    }

    @Override
    protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random)
            throws KeyManagementException {
        throw new KeyManagementException("already initialized from files");
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
        SSLContext context = context();
        return modern(context.createSSLEngine(), context);
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
        SSLContext context = context();
        return modern(context.createSSLEngine(host, port), context);
    }

    private static SSLEngine modern(SSLEngine engine, SSLContext context) {
        SSLParameters parameters = Modern.of(context);
        engine.setEnabledProtocols(parameters.getProtocols());
        engine.setEnabledCipherSuites(parameters.getCipherSuites());
        return engine;
    }

    @Override
    protected SSLParameters engineGetDefaultSSLParameters() {
        return Modern.of(context());
    }

    @Override
    protected SSLParameters engineGetSupportedSSLParameters() {
        return context().getSupportedSSLParameters();
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
        return context().getSocketFactory();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
        return context().getServerSocketFactory();
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
        return context().getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
        return context().getClientSessionContext();
    }
}

package org.primeradiant.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate of a {@link TestCa}.
 *
 * @param certificate the certificate
 * @param key its private key
 * @param issuer the CA
 */
public record TestCertificate(X509Certificate certificate, PrivateKey key, TestCa issuer) {
    private static final char[] NO_PASSWORD = {};

    /** The certificate in PEM. */
    public String pem() {
        return pem("CERTIFICATE", TestCa.encoded(certificate));
    }

    /** The private key in PEM, as PKCS #8. */
    public String keyPem() {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    static String pem(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + label
                + "-----\n";
    }

    /** Writes {@code tls.crt}, {@code tls.key} and {@code ca.crt} into the folder, each file at once. */
    public void write(Path folder) {
        write(folder.resolve("tls.crt"), pem());
        write(folder.resolve("tls.key"), keyPem());
        write(folder.resolve("ca.crt"), issuer.pem());
    }

    /** Replaces a file at once. */
    public static void write(Path file, String text) {
        try {
            Path next = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(next, text);
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A context with this certificate that trusts the given CA. */
    public SSLContext trusting(TestCa other) {
        try {
            KeyStore own = store();
            own.setKeyEntry("own", key, NO_PASSWORD, new X509Certificate[] {certificate});
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, NO_PASSWORD);
            return context(keys.getKeyManagers(), other);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A context without a certificate that trusts the CA. */
    public static SSLContext onlyTrusting(TestCa ca) {
        try {
            return context(null, ca);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext context(KeyManager[] keys, TestCa ca) throws GeneralSecurityException, IOException {
        KeyStore trusted = store();
        trusted.setCertificateEntry("ca", ca.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore store() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}

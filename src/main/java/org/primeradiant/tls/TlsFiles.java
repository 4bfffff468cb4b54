package org.primeradiant.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.primeradiant.settings.SettingFile;
import org.primeradiant.settings.TlsSettings;

/**
 * The PEM files of one side.
 *
 * @param settings which files
 */
record TlsFiles(TlsSettings settings) {
    private static final int MOST_BYTES = 1 << 20;
    /** How long a client may resume a session, for which its certificate is not checked again. */
    private static final int SESSION_SECONDS = 3600;
    /** Protects a key store that never leaves this JVM's memory. */
    private static final char[] NO_PASSWORD = {};

    /**
     * What the files contain at one time.
     *
     * @param certificate empty if there is no file; likewise the others
     */
    record Texts(String certificate, String key, String authority) {
        /** Without the key. */
        @Override
        public String toString() {
            return "Texts";
        }
    }

    /**
     * A context, and this side's certificates.
     *
     * @param chain this side's certificate first; empty if it has none
     */
    record Loaded(SSLContext context, List<X509Certificate> chain) {
        Loaded {
            chain = List.copyOf(chain);
        }
    }

    /**
     * Reads the files.
     *
     * @throws IllegalArgumentException if one cannot be read; the message names setting and file
     */
    Texts read() {
        return new Texts(text(settings.certificate()), text(settings.key()), text(settings.authority()));
    }

    private static String text(SettingFile file) {
        if (!file.isPresent()) {
            return "";
        }
        try (InputStream in = Files.newInputStream(Path.of(file.path()))) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw refused(file, "cannot be used: it has more than " + MOST_BYTES + " bytes", null);
            }
            return new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw refused(file, "cannot be read: " + e, e);
        }
    }

    private static IllegalArgumentException refused(SettingFile file, String why, Exception cause) {
        return new IllegalArgumentException(file.path() + ", set by " + file.setting() + ", " + why, cause);
    }

    /**
     * Creates a context from what was read.
     *
     * @throws IllegalArgumentException if that is not possible; the message names setting and file
     */
    Loaded context(Texts texts) {
        try {
            List<X509Certificate> chain =
                    settings.hasCertificate() ? certificates(settings.certificate(), texts.certificate()) : List.of();
            KeyManager[] keys = chain.isEmpty() ? null : keys(key(texts.key(), chain.get(0)), chain);
            TrustManager[] trust =
                    settings.hasAuthority() ? trust(certificates(settings.authority(), texts.authority())) : null;
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, trust, null);
            context.getServerSessionContext().setSessionTimeout(SESSION_SECONDS);
            return new Loaded(context, chain);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("TLS cannot be set up: " + e, e);
        }
    }

    private static List<X509Certificate> certificates(SettingFile file, String text) {
        try {
            return Pem.certificates(text);
        } catch (CertificateException e) {
            throw refused(file, "cannot be used: " + e.getMessage(), e);
        }
    }

    private PrivateKey key(String text, X509Certificate certificate) {
        try {
            return Pem.key(text, certificate);
        } catch (InvalidKeyException e) {
            throw refused(settings.key(), "cannot be used: " + e.getMessage(), e);
        }
    }

    private static KeyManager[] keys(PrivateKey key, List<X509Certificate> chain)
            throws GeneralSecurityException, IOException {
        KeyStore store = store();
        store.setKeyEntry("own", key, NO_PASSWORD, chain.toArray(X509Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static TrustManager[] trust(List<X509Certificate> authorities)
            throws GeneralSecurityException, IOException {
        KeyStore store = store();
        for (int i = 0; i < authorities.size(); i++) {
            store.setCertificateEntry("ca-" + i, authorities.get(i));
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyStore store() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}

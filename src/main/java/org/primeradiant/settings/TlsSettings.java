package org.primeradiant.settings;

import java.nio.file.Path;

/**
 * The PEM files of one side of TLS connections.
 *
 * @param certificate this side's certificate, with the chain to its CA; empty for none
 * @param key the private key of the certificate, in PKCS #8; empty for none
 * @param authority the certificates of the CAs that the other side is checked against; empty for none
 */
public record TlsSettings(String certificate, String key, String authority) {
    /** Nothing. */
    public static final TlsSettings NONE = new TlsSettings("", "", "");

    /**
     * Reads the settings.
     *
     * @param prefix of the settings {@code CERTIFICATE} and {@code KEY}
     * @param authority the setting for the CAs
     */
    static TlsSettings from(Source source, String prefix, String authority) {
        String certificate = file(source, prefix + "CERTIFICATE");
        String key = file(source, prefix + "KEY");
        if (certificate.isEmpty() != key.isEmpty()) {
            throw new IllegalArgumentException(prefix + "CERTIFICATE and " + prefix + "KEY must be set together");
        }
        return new TlsSettings(certificate, key, file(source, authority));
    }

    private static String file(Source source, String name) {
        return source.file(name).map(Path::toString).orElse("");
    }

    /** Whether this side has a certificate. */
    public boolean hasCertificate() {
        return !certificate.isEmpty();
    }

    /** Whether the other side is checked against CAs of one's own. */
    public boolean hasAuthority() {
        return !authority.isEmpty();
    }
}

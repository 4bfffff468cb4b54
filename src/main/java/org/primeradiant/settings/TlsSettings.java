package org.primeradiant.settings;

/**
 * The PEM files of one side of TLS connections.
 *
 * @param certificate this side's certificate, with the chain to its CA
 * @param key the private key of the certificate
 * @param authority the certificates of the CAs that the other side is checked against
 */
public record TlsSettings(SettingFile certificate, SettingFile key, SettingFile authority) {
    /** Nothing. */
    public static final TlsSettings NONE = new TlsSettings(SettingFile.NONE, SettingFile.NONE, SettingFile.NONE);

    /**
     * Reads the settings.
     *
     * @param prefix of the settings {@code CERTIFICATE} and {@code KEY}
     * @param authority the setting for the CAs
     */
    static TlsSettings from(Source source, String prefix, String authority) {
        SettingFile certificate = SettingFile.from(source, prefix + "CERTIFICATE");
        SettingFile key = SettingFile.from(source, prefix + "KEY");
        if (certificate.isPresent() != key.isPresent()) {
            throw new IllegalArgumentException(prefix + "CERTIFICATE and " + prefix + "KEY must be set together");
        }
        return new TlsSettings(certificate, key, SettingFile.from(source, authority));
    }

    /** Whether this side has a certificate. */
    public boolean hasCertificate() {
        return certificate.isPresent();
    }

    /** Whether the other side is checked against CAs of one's own. */
    public boolean hasAuthority() {
        return authority.isPresent();
    }

    /** Whether any file is set. */
    public boolean isPresent() {
        return hasCertificate() || hasAuthority();
    }
}

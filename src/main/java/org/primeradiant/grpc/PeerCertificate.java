package org.primeradiant.grpc;

import io.grpc.Attributes;
import io.grpc.Grpc;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.primeradiant.identity.Identity;

/** The certificate that a caller of the port has presented, which TLS has verified. */
final class PeerCertificate {
    private PeerCertificate() {}

    /**
     * Returns whom it identifies.
     *
     * @param attributes those of the call
     * @return {@link Identity#NOBODY} without TLS or without a certificate, or if that is not valid now: TLS looks at
     *     its dates only when a session begins
     */
    static Identity identity(Attributes attributes) {
        SSLSession session = attributes.get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
        if (session == null) {
            return Identity.NOBODY;
        }
        try {
            if (session.getPeerCertificates()[0] instanceof X509Certificate certificate) {
                certificate.checkValidity();
                return Identity.ofCertificate(certificate);
            }
            return Identity.NOBODY;
        } catch (SSLPeerUnverifiedException e) { // the session's way to say that there is none
            return Identity.NOBODY;
        } catch (CertificateExpiredException | CertificateNotYetValidException e) {
            return Identity.NOBODY;
        }
    }
}

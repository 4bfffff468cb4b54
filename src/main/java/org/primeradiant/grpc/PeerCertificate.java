package org.primeradiant.grpc;

import io.grpc.Attributes;
import io.grpc.Grpc;
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
     * @return {@link Identity#NOBODY} without TLS or without a certificate
     */
    static Identity identity(Attributes attributes) {
        SSLSession session = attributes.get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
        if (session == null) {
            return Identity.NOBODY;
        }
        try {
            return session.getPeerCertificates()[0] instanceof X509Certificate certificate
                    ? Identity.ofCertificate(certificate)
                    : Identity.NOBODY;
        } catch (SSLPeerUnverifiedException e) { // the session's way to say that there is none
            return Identity.NOBODY;
        }
    }
}

package org.primeradiant.identity;

import java.security.Principal;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/**
 * Who calls. Thread-safe as far as {@code roles} is.
 *
 * @param name the principal's name; empty for {@link #NOBODY}
 * @param roles tells whether the principal has a role
 * @param mechanism how it proved who it is, such as {@code jwt} or {@link #CONTAINER}
 * @param isKnownToContainer whether the server, and so its enterprise beans, know the caller on the thread of the
 *     request
 */
public record Identity(String name, Predicate<String> roles, String mechanism, boolean isKnownToContainer)
        implements Principal {
    /** The mechanism of callers whom the server itself has identified. */
    public static final String CONTAINER = "container";

    /** A caller that has not proved who it is. */
    public static final Identity NOBODY = new Identity("", role -> false, "");

    /** The attribute of a servlet request with the client's certificates, as the servlet specification names it. */
    public static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    /** A caller whom the server knows only if it has identified it itself. */
    public Identity(String name, Predicate<String> roles, String mechanism) {
        this(name, roles, mechanism, mechanism.equals(CONTAINER));
    }

    /**
     * The owner of a certificate that TLS has verified: the principal's name is the subject's distinguished name as in
     * RFC 2253, such as {@code CN=app,O=scoring}, and its roles are the values of {@code O} in it, as for users of
     * Kubernetes.
     *
     * @return {@link #NOBODY} if the subject is empty
     */
    public static Identity ofCertificate(X509Certificate certificate) {
        String name = certificate.getSubjectX500Principal().getName(X500Principal.RFC2253);
        return name.isEmpty() ? NOBODY : new Identity(name, organizations(name)::contains, "certificate");
    }

    /**
     * Whom a server that speaks TLS itself has verified.
     *
     * @param chain the attribute {@link #CERTIFICATES} of the request, or anything else if it has none
     */
    public static Identity ofCertificates(Object chain) {
        return chain instanceof X509Certificate[] certificates && certificates.length > 0
                ? ofCertificate(certificates[0])
                : NOBODY;
    }

    private static Set<String> organizations(String subject) {
        Set<String> organizations = new HashSet<>();
        try {
            for (Rdn part : new LdapName(subject).getRdns()) { // which may have several attributes
                Attribute attribute = part.toAttributes().get("O");
                if (attribute != null) {
                    Collections.list(attribute.getAll()).forEach(value -> organizations.add(value.toString()));
                }
            }
        } catch (NamingException e) {
            throw new IllegalArgumentException("the certificate's subject is not a distinguished name", e);
        }
        return Set.copyOf(organizations);
    }

    @Override
    public String getName() {
        return name;
    }

    /** Whether the caller has not proved who it is. */
    public boolean isNobody() {
        return name.isEmpty();
    }

    /** The principal; empty if the caller has not proved who it is. */
    public Optional<Principal> principal() {
        return isNobody() ? Optional.empty() : Optional.of(this);
    }

    /** The same caller, whom the server knows too. */
    public Identity inContainer() {
        return new Identity(name, roles, mechanism, true);
    }

    public boolean hasRole(String role) {
        return roles.test(role);
    }
}

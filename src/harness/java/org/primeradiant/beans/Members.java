package org.primeradiant.beans;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.authentication.mechanism.http.BasicAuthenticationMechanismDefinition;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Map;
import java.util.Set;

/** The identity store of an application that asks for Basic credentials: each password is the name and "-secret". */
@ApplicationScoped
@BasicAuthenticationMechanismDefinition(realmName = "members")
public class Members implements IdentityStore {
    private static final Map<String, Set<String>> GROUPS = Map.of(
            "ann", Set.of("app", "cashier"),
            "bob", Set.of("staff"),
            "root", Set.of("app", "feedback", "metadata", "admin", "metrics"));

    /** Called by the default method of the interface, by the credential's type. */
    public CredentialValidationResult validate(UsernamePasswordCredential credential) {
        Set<String> groups = GROUPS.get(credential.getCaller());
        return groups != null && credential.compareTo(credential.getCaller(), credential.getCaller() + "-secret")
                ? new CredentialValidationResult(credential.getCaller(), groups)
                : CredentialValidationResult.INVALID_RESULT;
    }
}

package org.primeradiant.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds the roles that enterprise beans ask for, and whether a class of the application chooses a mechanism of the
 * server. The container calls it on one thread, before anything else does.
 *
 * <p>It does not mention Jakarta Security, which a server need not have.
 */
public class LoginExtension implements Extension {
    private static final String MECHANISM =
            "jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism";

    /** Annotations by which an application chooses a mechanism. */
    private static final String DEFINITION = "AuthenticationMechanismDefinition";

    private static final String MICROPROFILE = "LoginConfig";

    private final Set<String> roles = new TreeSet<>();
    private boolean hasMechanism;

    void type(@Observes ProcessAnnotatedType<?> event) {
        see(event.getAnnotatedType().getJavaClass());
    }

    void see(Class<?> type) {
        if (type.isAnnotationPresent(Stateless.class) || type.isAnnotationPresent(Singleton.class)) {
            addRoles(type);
            Stream.of(type.getMethods()).forEach(this::addRoles);
        }
        hasMechanism |= isMechanism(type)
                || Stream.of(type.getAnnotations())
                        .map(each -> each.annotationType().getSimpleName())
                        .anyMatch(name -> name.endsWith(DEFINITION) || name.equals(MICROPROFILE));
    }

    private void addRoles(AnnotatedElement element) {
        RolesAllowed allowed = element.getAnnotation(RolesAllowed.class);
        if (allowed != null) {
            roles.addAll(List.of(allowed.value()));
        }
    }

    /** Whether a class of the application, not one that the server offers it, implements a mechanism. */
    private static boolean isMechanism(Class<?> type) {
        if (type.getClassLoader() != LoginExtension.class.getClassLoader()) {
            return false;
        }
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            if (Stream.of(at.getInterfaces()).anyMatch(each -> each.getName().equals(MECHANISM))) {
                return true;
            }
        }
        return false;
    }

    /** The roles that enterprise beans ask for. */
    Set<String> roles() {
        return Set.copyOf(roles);
    }

    /** Whether a class of the application chooses a mechanism of the server. */
    boolean hasMechanism() {
        return hasMechanism;
    }
}

package org.primeradiant.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.primeradiant.settings.IdentitySettings;

/**
 * Registers the {@link ContainerLogin} of a deployment with enterprise beans that ask for roles, if the settings name
 * {@code token} or {@code jwt} and neither they nor a class of the deployment names a mechanism of the server. The
 * settings of the WAR are not known yet, so that only system properties and environment variables count.
 *
 * <p>It does not mention Jakarta Security, which a server need not have.
 */
public class LoginExtension implements Extension {
    private static final String MECHANISM =
            "jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism";
    private static final String SETTING = IdentitySettings.AUTHENTICATION;

    /** Annotations by which an application chooses a mechanism. */
    private static final String DEFINITION = "AuthenticationMechanismDefinition";

    private static final String MICROPROFILE = "LoginConfig";

    private final String setting;
    private final Set<String> roles = new TreeSet<>();
    private boolean hasOwn;

    public LoginExtension() {
        this(System.getProperty(SETTING, System.getenv().getOrDefault(SETTING, "")));
    }

    LoginExtension(String setting) {
        this.setting = setting;
    }

    void type(@Observes ProcessAnnotatedType<?> event) {
        see(event.getAnnotatedType().getJavaClass());
    }

    void see(Class<?> type) {
        if (type.isAnnotationPresent(Stateless.class) || type.isAnnotationPresent(Singleton.class)) {
            addRoles(type);
            Stream.of(type.getMethods()).forEach(this::addRoles);
        }
        hasOwn |= isMechanism(type)
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

    void register(@Observes AfterBeanDiscovery event) {
        if (isNeeded() && isAvailable()) {
            ContainerLoginBean.add(event, roles);
        }
    }

    boolean isNeeded() {
        String names = setting.toLowerCase(Locale.ROOT);
        boolean isWanted = (names.contains("token") || names.contains("jwt")) && !names.contains("container");
        return isWanted && !hasOwn && !roles.isEmpty();
    }

    private static boolean isAvailable() {
        try {
            Class.forName(MECHANISM, false, LoginExtension.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}

package org.primeradiant.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import java.util.Set;
import org.primeradiant.identity.Access;

/** The bean of the {@link ContainerLogin}; a class of its own, because a server need not have Jakarta Security. */
final class ContainerLoginBean {
    private ContainerLoginBean() {}

    static void add(AfterBeanDiscovery event, Set<String> roles) {
        event.<HttpAuthenticationMechanism>addBean()
                .beanClass(ContainerLogin.class)
                .types(HttpAuthenticationMechanism.class, Object.class)
                .scope(ApplicationScoped.class)
                .produceWith(instance -> new ContainerLogin(instance.select(Access.class), roles));
    }
}

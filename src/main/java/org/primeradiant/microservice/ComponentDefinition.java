package org.primeradiant.microservice;

import jakarta.enterprise.inject.spi.Bean;
import java.util.Map;

/**
 * A component as the deployment declares it.
 *
 * @param name the name by which callers and graphs know it
 * @param bean the container's bean
 * @param scope the bean's scope, for people
 * @param plans what it offers; never empty
 */
record ComponentDefinition(String name, Bean<?> bean, String scope, Map<Operation, Plan> plans) {
    ComponentDefinition {
        plans = Map.copyOf(plans);
    }

    boolean isSample() {
        return bean.getBeanClass().isAnnotationPresent(org.primeradiant.components.Sample.class);
    }

    /** Whether the component's own class declares the method, rather than leaving it to the interface's default. */
    boolean overrides(String method, Class<?>... parameters) {
        try {
            return bean.getBeanClass().getMethod(method, parameters).getDeclaringClass()
                    != org.primeradiant.api.Component.class;
        } catch (NoSuchMethodException e) {
            return true; // the bean comes from a producer: its class is known only when it is made
        }
    }
}

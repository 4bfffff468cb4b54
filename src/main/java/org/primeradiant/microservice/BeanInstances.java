package org.primeradiant.microservice;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.Type;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.primeradiant.api.Component;

/** Creates the instances, or proxies, through which beans are called. Thread-safe. */
final class BeanInstances {
    private final BeanManager manager;
    private final Supplier<Instance<RequestContextController>> requestContexts;

    /**
     * Creates instances with this bean manager.
     *
     * @param requestContexts called lazily, since a container may not provide them before the application starts
     */
    BeanInstances(BeanManager manager, Supplier<Instance<RequestContextController>> requestContexts) {
        this.manager = manager;
        this.requestContexts = requestContexts;
    }

    /** Instances of a component bean: one reference for the life of the application. */
    ComponentInstances of(Bean<?> bean) {
        return new OfBean(this, bean);
    }

    private record OfBean(BeanInstances beans, Bean<?> bean) implements ComponentInstances {
        @Override
        public Made<Component> make() {
            Made<Object> made = beans.reference(bean, Component.class);
            return new Made<>((Component) made.instance(), made.release());
        }

        @Override
        public boolean needsContext() {
            return bean.getScope() == RequestScoped.class;
        }

        @Override
        public <T> T call(Callable<T> call) throws Exception {
            return beans.call(bean, call);
        }
    }

    /**
     * One reference for the life of the application; a dependent bean's only instance.
     *
     * @param type one of the bean's types, with its type arguments
     */
    Made<Object> reference(Bean<?> bean, Type type) {
        CreationalContext<?> context = manager.createCreationalContext(bean);
        return new Made<>(manager.getReference(bean, type, context), context::release);
    }

    /** Runs a call of the bean in the context that its scope needs. */
    <T> T call(Bean<?> bean, Callable<T> call) throws Exception {
        return bean.getScope() == RequestScoped.class ? callInRequest(call) : call.call();
    }

    /** Activates a request context on a thread without one; a server's request thread has one and keeps it. */
    private <T> T callInRequest(Callable<T> call) throws Exception {
        Instance<RequestContextController> controllers = requestContexts.get();
        RequestContextController controller = controllers.get();
        boolean activated = controller.activate();
        try {
            return call.call();
        } finally {
            if (activated) {
                controller.deactivate();
            }
            controllers.destroy(controller);
        }
    }
}

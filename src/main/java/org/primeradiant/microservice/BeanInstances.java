package org.primeradiant.microservice;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.Type;
import java.util.concurrent.Callable;

/** Makes the instances, or proxies, through which beans are called. */
final class BeanInstances {
    private final BeanManager manager;
    private final Instance<RequestContextController> requestContexts;

    BeanInstances(BeanManager manager, Instance<RequestContextController> requestContexts) {
        this.manager = manager;
        this.requestContexts = requestContexts;
    }

    /**
     * One reference for the life of the application; a dependent bean's only instance.
     *
     * @param type one of the bean's types, with its type arguments
     */
    Reference<Object> reference(Bean<?> bean, Type type) {
        if (bean instanceof PlainBean plain) {
            return new Reference<>(plain.component(), () -> {});
        }
        CreationalContext<?> context = manager.createCreationalContext(bean);
        return new Reference<>(manager.getReference(bean, type, context), context::release);
    }

    /** Runs a call of the bean in the context that its scope needs. */
    <T> T call(Bean<?> bean, Callable<T> call) throws Exception {
        return bean.getScope() == RequestScoped.class ? callInRequest(call) : call.call();
    }

    /** A thread of ours has no request context; one of the server's has, and keeps it. */
    private <T> T callInRequest(Callable<T> call) throws Exception {
        RequestContextController controller = requestContexts.get();
        boolean activated = controller.activate();
        try {
            return call.call();
        } finally {
            if (activated) {
                controller.deactivate();
            }
            requestContexts.destroy(controller);
        }
    }

    /**
     * A bean that can be called.
     *
     * @param instance the instance, or the container's proxy
     * @param release destroys a dependent instance
     */
    record Reference<T>(T instance, Runnable release) {
        /** The same, of a type that it has. */
        <S> Reference<S> as(Class<S> type) {
            return new Reference<>(type.cast(instance), release);
        }
    }
}

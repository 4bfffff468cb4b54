package org.primeradiant.microservice;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/** The parts of a container that are needed to call a {@link FakeBean}. */
final class FakeContainer {
    /** The recorded operations in order: make, release, activate, deactivate and destroy. */
    final List<String> notes = new ArrayList<>();

    /** Whether the current thread has an active request context, like a thread of the server. */
    boolean inRequest;

    @SuppressWarnings("unchecked") // the class object of a generic interface is raw
    BeanInstances beans() {
        BeanManager manager = proxy(BeanManager.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "createCreationalContext" -> new Context();
            case "getReference" -> reference((FakeBean) arguments[0]);
            default -> throw new UnsupportedOperationException(method.getName());
        });
        Instance<RequestContextController> controllers =
                proxy(Instance.class, (proxy, method, arguments) -> switch (method.getName()) {
                    case "get" -> new Controller();
                    case "destroy" -> {
                        notes.add("destroy");
                        yield null;
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        return new BeanInstances(manager, () -> controllers);
    }

    // A proxy, because only two of the interfaces' many methods are called.
    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(FakeContainer.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private Object reference(FakeBean bean) {
        notes.add("make");
        return bean.create(new Context());
    }

    private final class Context implements CreationalContext<Object> {
        @Override
        public void push(Object incomplete) {}

        @Override
        public void release() {
            notes.add("release");
        }
    }

    private final class Controller implements RequestContextController {
        @Override
        public boolean activate() {
            notes.add("activate");
            return !inRequest;
        }

        @Override
        public void deactivate() {
            notes.add("deactivate");
        }
    }
}

package org.primeradiant.ops;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.primeradiant.microservice.Host;

/** Makes the deployment's {@link LifecycleMXBean} known while the application runs. */
public class Lifecycle implements ServletContextListener {
    // A provider: the host is not there yet when a server makes its listeners.
    @Inject
    Provider<Host> hosts;

    /** The operations, apart from the listener: they outlive no deployment, and hold nothing but the host. */
    private record Operations(Host host) implements LifecycleMXBean {
        @Override
        public void drain() throws InterruptedException {
            host.drain();
        }

        @Override
        public void close() throws InterruptedException {
            host.close();
        }
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .registerMBean(new Operations(hosts.get()), name(event.getServletContext()));
        } catch (JMException e) {
            throw new IllegalStateException("Radiant: cannot register " + LifecycleMXBean.class.getName(), e);
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        try {
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            ObjectName name = name(event.getServletContext());
            if (server.isRegistered(name)) { // not if the application failed to start
                server.unregisterMBean(name);
            }
        } catch (JMException e) {
            throw new IllegalStateException("Radiant: cannot unregister " + LifecycleMXBean.class.getName(), e);
        }
    }

    private static ObjectName name(ServletContext context) throws JMException {
        String path = context.getContextPath().isEmpty() ? "/" : context.getContextPath();
        return new ObjectName("org.primeradiant:type=Lifecycle,context=" + ObjectName.quote(path));
    }
}

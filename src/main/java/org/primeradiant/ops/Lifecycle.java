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
import org.primeradiant.microservice.Shutdown;

/** Registers the deployment's {@link LifecycleMXBean} while the application runs. */
public class Lifecycle implements ServletContextListener {
    // A provider, because the deployment does not exist yet when a server creates its listeners.
    @Inject
    Provider<Shutdown> shutdown;

    /** The operations. Separate from the listener, so that they hold nothing that outlives the deployment. */
    private record Operations(Shutdown shutdown) implements LifecycleMXBean {
        @Override
        public void drain() throws InterruptedException {
            shutdown.drain();
        }

        @Override
        public void close() throws InterruptedException {
            shutdown.close();
        }
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .registerMBean(new Operations(shutdown.get()), name(event.getServletContext()));
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

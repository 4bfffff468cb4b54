package org.primeradiant.siege;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * Reads the vitals of a local JVM over JMX. The JVM must run with {@code -XX:NativeMemoryTracking=summary}, because no
 * MXBean covers netty's arenas; the JVM reports them as "Other", together with all other direct buffers.
 */
final class RemoteJvm {
    private static final String DIAGNOSTICS = "com.sun.management:type=DiagnosticCommand";
    private static final Pattern OTHER = Pattern.compile("Other \\(reserved=\\d+KB, committed=(\\d+)KB\\)");
    private static final String HTTP_POOL = "http-thread-pool";
    private static final int KIBIBYTE = 1024;
    private static final int POLL_MILLIS = 2_000;

    private final JMXServiceURL address;

    private RemoteJvm(JMXServiceURL address) {
        this.address = address;
    }

    /** Attaches to a process and starts its JMX agent. */
    static RemoteJvm of(long pid) throws IOException, AttachNotSupportedException {
        VirtualMachine machine = VirtualMachine.attach(String.valueOf(pid));
        try {
            return new RemoteJvm(new JMXServiceURL(machine.startLocalManagementAgent()));
        } finally {
            machine.detach();
        }
    }

    /** Forces a collection and reads the vitals. */
    Vitals vitals() throws IOException, JMException {
        try (JMXConnector connector = JMXConnectorFactory.connect(address)) {
            MBeanServerConnection beans = connector.getMBeanServerConnection();
            MemoryMXBean memory = ManagementFactory.getPlatformMXBean(beans, MemoryMXBean.class);
            memory.gc();
            return new Vitals(memory.getHeapMemoryUsage().getUsed(), direct(beans), threads(beans));
        }
    }

    /**
     * Counts the threads except those of the HTTP server, whose bounded pool grows unpredictably and shrinks only after
     * a quarter of an hour.
     */
    private static long threads(MBeanServerConnection beans) throws IOException {
        ThreadMXBean threads = ManagementFactory.getPlatformMXBean(beans, ThreadMXBean.class);
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(Objects::nonNull) // ended in the meantime
                .filter(thread -> !thread.getThreadName().startsWith(HTTP_POOL))
                .count();
    }

    /** Polls until the vitals are back where they were or the time limit is reached, and returns the last ones. */
    Vitals recovered(Vitals before, Duration limit) throws IOException, JMException, InterruptedException {
        long start = System.nanoTime();
        Vitals now = vitals();
        while (!now.isBackAt(before) && System.nanoTime() - start < limit.toNanos()) {
            Thread.sleep(POLL_MILLIS);
            now = vitals();
        }
        return now;
    }

    private static long direct(MBeanServerConnection beans) throws IOException, JMException {
        Object answer = beans.invoke(
                new ObjectName(DIAGNOSTICS), "vmNativeMemory", new Object[] {new String[] {"summary"}}, new String[] {
                    String[].class.getName()
                });
        Matcher other = OTHER.matcher(String.valueOf(answer));
        return other.find() ? KIBIBYTE * Long.parseLong(other.group(1)) : 0;
    }
}

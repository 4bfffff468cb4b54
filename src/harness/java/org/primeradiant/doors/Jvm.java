package org.primeradiant.doors;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Watches the JVM of a server from outside, through its platform MXBeans. */
final class Jvm {
    private final long pid;
    private final OperatingSystemMXBean system;
    private final ThreadMXBean threads;
    private final MemoryMXBean memory;
    private final CompilationMXBean compiler;

    /**
     * Resources used by a JVM over a period.
     *
     * @param cpuNanos CPU time, over all processors
     * @param allocated allocated bytes
     */
    record Use(long cpuNanos, long allocated) {}

    private Jvm(long pid, MBeanServerConnection beans) throws IOException {
        this.pid = pid;
        this.system = ManagementFactory.newPlatformMXBeanProxy(
                beans, ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME, OperatingSystemMXBean.class);
        this.threads = ManagementFactory.newPlatformMXBeanProxy(
                beans, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
        this.memory = ManagementFactory.newPlatformMXBeanProxy(
                beans, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
        this.compiler = ManagementFactory.newPlatformMXBeanProxy(
                beans, ManagementFactory.COMPILATION_MXBEAN_NAME, CompilationMXBean.class);
    }

    static Jvm attach(long pid) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(String.valueOf(pid));
            String address = machine.startLocalManagementAgent();
            machine.detach();
            return new Jvm(
                    pid, JMXConnectorFactory.connect(new JMXServiceURL(address)).getMBeanServerConnection());
        } catch (AttachNotSupportedException e) {
            throw new IOException("cannot attach to the JVM " + pid, e);
        }
    }

    /** Starts measuring resource use. */
    Watch watch() {
        return new Watch();
    }

    /** Returns the total time its JIT compilers have worked. */
    Duration compilation() {
        return Duration.ofMillis(compiler.getTotalCompilationTime());
    }

    /** Returns the resident set in bytes, or empty without /proc. */
    OptionalLong resident() throws IOException {
        Path status = Path.of("/proc/" + pid + "/status");
        if (!Files.exists(status)) {
            return OptionalLong.empty();
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst();
    }

    /** Forces a collection and returns the heap still in use, in bytes. */
    long heap() {
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    /** Measures resource use from its creation on. */
    final class Watch {
        private final Map<Long, Long> before = allocations();
        private final long cpu = system.getProcessCpuTime();

        /** Returns the use since creation. Allocations of threads that have ended in the meantime are not counted. */
        Use use() {
            long cpuNanos = system.getProcessCpuTime() - cpu;
            long allocated = 0;
            for (Map.Entry<Long, Long> thread : allocations().entrySet()) {
                allocated += thread.getValue() - before.getOrDefault(thread.getKey(), 0L);
            }
            return new Use(cpuNanos, allocated);
        }

        private Map<Long, Long> allocations() {
            long[] ids = threads.getAllThreadIds();
            long[] bytes = threads.getThreadAllocatedBytes(ids);
            Map<Long, Long> allocations = new HashMap<>();
            for (int i = 0; i < ids.length; i++) {
                allocations.put(ids[i], Math.max(0, bytes[i])); // -1 if it has just ended
            }
            return allocations;
        }
    }
}

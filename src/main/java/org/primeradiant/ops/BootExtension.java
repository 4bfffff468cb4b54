package org.primeradiant.ops;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * Has the start report written when the server's start is over. Payara Micro deploys the WAR on its main thread, then
 * logs that it is ready, whether or not the deployment has failed, and lets the thread end. So on Payara Micro a thread
 * waits for that end and has the last word. WildFly publishes its configuration only when it has booted. On other
 * servers the report is written at once.
 */
public class BootExtension implements Extension {
    private static final Logger LOGGER = System.getLogger(BootExtension.class.getName());
    /** How long the server may take after the application has started, for other applications. */
    private static final long AFTER_START_SECONDS = 60;
    /** How long to wait for the application's start, after which the server's log is no longer about it. */
    private static final long START_SECONDS = 600;

    private static final long SECOND_MILLIS = 1000;

    private static final String MAIN = "main";
    /** Classes that deploy the WAR as a step of the start, after which their thread ends. */
    private static final Set<String> STARTERS =
            Set.of("fish.payara.micro.impl.PayaraMicroImpl", "org.primeradiant.launcher.Main");

    private static final String FAILED =
            "Radiant does not serve: its deployment failed, and the log above gives the reason. The server keeps"
                    + " running, but its ports answer without Radiant.";

    private static final Runnable NONE = () -> {};

    private final AtomicReference<Runnable> report = new AtomicReference<>(NONE);
    private volatile boolean waits;

    void begin(@Observes BeforeBeanDiscovery event) {
        Thread deployer = Thread.currentThread();
        if (!deployer.getName().equals(MAIN) || !startsPayaraMicro()) {
            return;
        }
        waits = true;
        // Loads what the last line needs: after a failed deployment, its class loader does not load anything any more.
        LOGGER.log(Level.DEBUG, "Waiting for the end of the server's start");
        start(() -> awaitEnd(deployer));
    }

    /** Not on a managed thread: the server provides those only to an application that has been deployed. */
    private static void start(Runnable task) {
        Thread thread = new Thread(task, "radiant-start");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Runs the report when the server's start is over, which may be now.
     *
     * @param isOver whether the start is over; not asked on Payara Micro
     */
    void started(Runnable written, BooleanSupplier isOver) {
        report.set(written);
        if (waits) {
            return;
        }
        if (isOver.getAsBoolean()) {
            written.run();
        } else {
            start(() -> await(isOver));
        }
    }

    /** Drops the report, because the application has stopped. */
    void stopped() {
        report.set(NONE);
    }

    private static boolean startsPayaraMicro() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> STARTERS.contains(frame.getClassName())));
    }

    private void awaitEnd(Thread deployer) {
        try {
            long seconds = START_SECONDS;
            while (deployer.isAlive() && seconds > 0) {
                deployer.join(SECOND_MILLIS);
                seconds = report.get() == NONE ? seconds - 1 : Math.min(seconds - 1, AFTER_START_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        Runnable written = report.get();
        if (written == NONE) {
            LOGGER.log(Level.ERROR, FAILED);
        } else {
            written.run();
        }
    }

    private void await(BooleanSupplier isOver) {
        try {
            for (long seconds = AFTER_START_SECONDS; !isOver.getAsBoolean() && seconds > 0; seconds--) {
                Thread.sleep(SECOND_MILLIS);
            }
            report.get().run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

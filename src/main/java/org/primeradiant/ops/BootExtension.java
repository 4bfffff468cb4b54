package org.primeradiant.ops;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Has the start report written when the server's start is over. Payara Micro deploys the WAR on its main thread, then
 * logs that it is ready, whether or not the deployment has failed, and lets the thread end. So on Payara Micro a thread
 * waits for that end and has the last word; on other servers the report is written at once.
 */
public class BootExtension implements Extension {
    private static final Logger LOGGER = System.getLogger(BootExtension.class.getName());
    /** How long the server's main thread may take after the application has started, for other applications. */
    private static final long AFTER_START_SECONDS = 60;
    /** How long to wait for the application's start, after which the server's log is no longer about it. */
    private static final long START_SECONDS = 600;

    private static final long SECOND_MILLIS = 1000;

    private static final String MAIN = "main";
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
        // Not a managed thread: the server provides those only to an application that has been deployed.
        Thread thread = new Thread(() -> awaitEnd(deployer), "radiant-start");
        thread.setDaemon(true);
        thread.start();
    }

    /** Runs the report now, or when the server's start is over. */
    void started(Runnable written) {
        if (waits) {
            report.set(written);
        } else {
            written.run();
        }
    }

    /** Drops the report, because the application has stopped. */
    void stopped() {
        report.set(NONE);
    }

    private static boolean startsPayaraMicro() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().startsWith("fish.payara.micro.")));
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
}

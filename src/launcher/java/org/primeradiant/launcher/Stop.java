package org.primeradiant.launcher;

import fish.payara.micro.BootstrapException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import sun.misc.Signal;

/**
 * Handles SIGTERM and SIGINT: turns readiness false, waits for calls in flight, closes the ports, stops the server, and
 * ends the process with code 0.
 *
 * <p>A signal handler, because shutdown hooks all run at once, and one of Payara's stops the application.
 * {@link Signal} is in {@code jdk.unsupported}, but is one of the few internal classes that the JDK keeps until there
 * is a replacement (JEP 260).
 */
final class Stop {
    private static final Logger LOGGER = System.getLogger(Stop.class.getName());
    private static final int END_SECONDS = 5;
    /** As in a shell, the exit code after a signal is 128 plus its number. */
    private static final int SIGNALLED = 128;

    private final Work work;
    private final AtomicReference<Optional<Payara>> server = new AtomicReference<>(Optional.empty());
    private final AtomicBoolean serving = new AtomicBoolean();
    private final AtomicBoolean begun = new AtomicBoolean();

    private Stop(Work work) {
        this.work = work;
    }

    /** Handles the signals from now on. */
    static Stop onSignal(Work work) {
        Stop stop = new Stop(work);
        for (String name : new String[] {"TERM", "INT"}) {
            Signal.handle(new Signal(name), signal -> thread(() -> stop.begin(signal.getNumber())));
        }
        return stop;
    }

    /** Not on the handler's thread: that is a daemon, so the JVM would exit once the server's threads have ended. */
    private static void thread(Runnable task) {
        Thread thread = new Thread(task, "radiant-stop");
        thread.setDaemon(false);
        thread.start();
    }

    /** Called when the server has started. */
    void started(Payara payara) {
        server.set(Optional.of(payara));
    }

    /** Called before the server opens its ports. Until then, a signal ends the process at once. */
    void serving() {
        serving.set(true);
    }

    /** Ends the process because something could not be started. */
    void fail() {
        begun.set(true);
        server.get().ifPresent(this::endServer);
        end(1);
    }

    private void begin(int signal) {
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        if (!serving.get()) {
            LOGGER.log(Level.INFO, "Stopping before serving any request");
            end(SIGNALLED + signal);
        }
        LOGGER.log(Level.INFO, "Stopping: no longer ready, but still serving");
        server.get().ifPresent(this::stop);
        end(0);
    }

    private void stop(Payara payara) {
        Lifecycles.drain();
        LOGGER.log(Level.INFO, "Closing the ports");
        payara.closePorts();
        Lifecycles.close();
        endServer(payara);
    }

    private void endServer(Payara payara) {
        endLater();
        try {
            payara.end();
        } catch (BootstrapException e) {
            LOGGER.log(Level.ERROR, "Payara Micro failed to stop", e);
            end(1);
        }
    }

    /** Ends the process after a while even if a component does not stop. */
    private void endLater() {
        Thread guard = new Thread(
                () -> {
                    try {
                        Thread.sleep(END_SECONDS * 1000L);
                        LOGGER.log(
                                Level.ERROR, () -> "Payara Micro did not stop within " + END_SECONDS + " s: exiting");
                        end(1);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "radiant-stop-guard");
        guard.setDaemon(true);
        guard.start();
    }

    /** Not exit, whose hooks would stop the server: it has been stopped already, or has never served anyone. */
    private void end(int code) {
        work.delete();
        Runtime.getRuntime().halt(code);
    }
}

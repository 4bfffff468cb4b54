package org.primeradiant.launcher;

import fish.payara.micro.BootstrapException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import sun.misc.Signal;

/**
 * What happens when the process is told to end, by SIGTERM or SIGINT: readiness turns false, the calls in flight end, the
 * ports close, the server stops, and the process ends with code 0.
 *
 * <p>A signal handler, because shutdown hooks run all at once, and one of Payara's stops the application. {@link Signal}
 * is of {@code jdk.unsupported}, but among the few such classes that the JDK keeps until there is something in their place
 * (JEP 260).
 */
final class Stop {
    private static final Logger LOGGER = System.getLogger(Stop.class.getName());
    private static final int END_SECONDS = 5;
    /** As a shell counts: 128 and the number of the signal. */
    private static final int SIGNALLED = 128;

    private final Work work;
    private final AtomicReference<Optional<Payara>> server = new AtomicReference<>(Optional.empty());
    private final AtomicBoolean serving = new AtomicBoolean();
    private final AtomicBoolean begun = new AtomicBoolean();

    private Stop(Work work) {
        this.work = work;
    }

    /** Waits for the signals from now on. */
    static Stop onSignal(Work work) {
        Stop stop = new Stop(work);
        for (String name : new String[] {"TERM", "INT"}) {
            Signal.handle(new Signal(name), signal -> thread(() -> stop.begin(signal.getNumber())));
        }
        return stop;
    }

    /** Of our own, because that of the handler is a daemon: the JVM ends when the server's threads have, not with it. */
    private static void thread(Runnable task) {
        Thread thread = new Thread(task, "radiant-stop");
        thread.setDaemon(false);
        thread.start();
    }

    /** There is a server now. */
    void started(Payara payara) {
        server.set(Optional.of(payara));
    }

    /** The server is about to open its ports. Until this was called a signal ends the process at once. */
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
            LOGGER.log(Level.INFO, "Told to stop before anybody was served");
            end(SIGNALLED + signal);
        }
        LOGGER.log(Level.INFO, "Told to stop: no longer ready, but still serving");
        server.get().ifPresent(this::stop);
        end(0);
    }

    private void stop(Payara payara) {
        Lifecycles.drain();
        LOGGER.log(Level.INFO, "The ports close");
        payara.closePorts();
        Lifecycles.close();
        endServer(payara);
    }

    private void endServer(Payara payara) {
        endLater();
        try {
            payara.end();
        } catch (BootstrapException e) {
            LOGGER.log(Level.ERROR, "Payara Micro did not stop as it should", e);
            end(1);
        }
    }

    /** A component that does not let go must not keep the process. */
    private void endLater() {
        Thread guard = new Thread(
                () -> {
                    try {
                        Thread.sleep(END_SECONDS * 1000L);
                        LOGGER.log(
                                Level.ERROR, () -> "Payara Micro did not stop within " + END_SECONDS + " s: abandoned");
                        end(1);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "radiant-stop-guard");
        guard.setDaemon(true);
        guard.start();
    }

    /** Not exit, whose hooks would stop the server again: that is over, or there is nothing to stop. */
    private void end(int code) {
        work.delete();
        Runtime.getRuntime().halt(code);
    }
}

package org.primeradiant.launcher;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Serves the WAR in this process until it is told to stop. The exit code is 0 after a stop, 1 if something could not be
 * started or the server did not stop, and 143 (or 130) if the signal to stop came before anything was served.
 */
final class Main {
    private static final Logger LOGGER = System.getLogger(Main.class.getName());

    private Main() {}

    /** Takes the folder created by {@code assemble}, the WAR (a file or a folder), and options for Payara Micro. */
    public static void main(String[] arguments) throws IOException {
        Path home = Path.of(arguments[0]).toAbsolutePath();
        Path server = home.resolve("server");
        Work work = Work.in(server);
        Stop stop = Stop.onSignal(work);
        try {
            Ports ports = Ports.from(System.getenv());
            List<String> options = new ArrayList<>(List.of(
                    "--rootdir",
                    work.folder().toString(),
                    // Not --nocluster as well: it overrides this option, and Hazelcast then opens port 6900.
                    "--nohazelcast",
                    "--disablephonehome",
                    "--prebootcommandfile",
                    home.resolve("pre-boot.asadmin").toString(),
                    "--port",
                    String.valueOf(ports.http())));
            options.addAll(Arrays.asList(arguments).subList(2, arguments.length));
            Payara payara = Payara.start(server, options);
            stop.started(payara);
            payara.deploy(Path.of(arguments[1]));
            stop.serving();
            payara.open(ports);
            LOGGER.log(Level.INFO, () -> "Serving on port " + ports.http() + ", metrics on port " + ports.metrics());
        } catch (Exception e) { // any failure: nothing else would report it
            LOGGER.log(Level.ERROR, "Radiant cannot start: " + e.getMessage(), e);
            stop.fail();
        }
    }
}

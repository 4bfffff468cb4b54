package org.primeradiant.testing;

import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.PayaraMicroLauncher;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Main class of the server's JVM: runs Payara Micro and reads one command per line from standard input.
 *
 * <p>{@code deploy <war>} and {@code undeploy <name>} are answered on standard output with a line {@code ok}, or
 * {@code failed } and a stack trace whose line ends are written as {@code \n}. The log goes to standard error. The JVM
 * exits when its standard input is closed, so it never outlives the tests.
 */
final class MicroServer {
    private final PayaraMicroRuntime server;

    private MicroServer(PayaraMicroRuntime server) {
        this.server = server;
    }

    public static void main(String[] arguments) throws Exception {
        PrintStream replies = System.out;
        System.setOut(System.err);
        // Not closed, because it wraps standard input.
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PayaraMicroLauncher.main(arguments);
        MicroServer server = new MicroServer(PayaraMicro.getInstance().getRuntime());
        replies.println("ok");
        server.obey(orders, replies);
        // Not exit: Payara's shutdown hooks take seconds, while nothing needs to be kept.
        Runtime.getRuntime().halt(0);
    }

    private void obey(BufferedReader orders, PrintStream replies) throws IOException {
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            String[] words = order.split(" ", 2);
            String failure = switch (words[0]) {
                case "deploy" -> deploy(new File(words[1]));
                case "undeploy" -> undeploy(words[1]);
                default -> "unknown command: " + order;
            };
            replies.println(failure.isEmpty() ? "ok" : "failed " + failure.replace("\n", "\\n"));
        }
    }

    /**
     * Deploys at the context root named in the WAR's web.xml. The runtime returns true even if the deployment failed,
     * so its list of applications decides; the reason is taken from the log.
     */
    private String deploy(File war) {
        Failures failures = new Failures();
        Logger root = Logger.getLogger("");
        root.addHandler(failures);
        try {
            String name = war.getName().replaceFirst("[.]war$", "");
            server.deploy(war);
            return server.getDeployedApplicationNames().contains(name) ? "" : "not deployed\n" + failures;
        } finally {
            root.removeHandler(failures);
        }
    }

    private String undeploy(String name) {
        server.undeploy(name);
        return "";
    }

    /** Collects error messages and all stack traces from the log. */
    private static final class Failures extends Handler {
        private final StringWriter text = new StringWriter();

        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= Level.SEVERE.intValue()) {
                text.append(line.getMessage()).append('\n');
            }
            if (line.getThrown() != null) {
                line.getThrown().printStackTrace(new PrintWriter(text, true));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}

        @Override
        public String toString() {
            return text.toString();
        }
    }
}

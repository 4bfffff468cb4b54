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
 * The main class of the server's JVM: Payara Micro with a line for each order on its standard input.
 *
 * <p>{@code deploy <war>} and {@code undeploy <name>} are answered on the standard output by a line {@code ok}, or by
 * {@code failed } and a stack trace with its line ends written as {@code \n}. The log goes to the standard error. The
 * JVM ends when its standard input does, so it never outlives the tests.
 */
final class MicroServer {
    private final PayaraMicroRuntime server;

    private MicroServer(PayaraMicroRuntime server) {
        this.server = server;
    }

    public static void main(String[] arguments) throws Exception {
        PrintStream replies = System.out;
        System.setOut(System.err);
        // Not closed: it is the standard input.
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PayaraMicroLauncher.main(arguments);
        MicroServer server = new MicroServer(PayaraMicro.getInstance().getRuntime());
        replies.println("ok");
        server.obey(orders, replies);
        // Not exit: Payara's shutdown hooks take seconds, and everything is thrown away.
        Runtime.getRuntime().halt(0);
    }

    private void obey(BufferedReader orders, PrintStream replies) throws IOException {
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            String[] words = order.split(" ", 2);
            String failure = switch (words[0]) {
                case "deploy" -> deploy(new File(words[1]));
                case "undeploy" -> undeploy(words[1]);
                default -> "no such order: " + order;
            };
            replies.println(failure.isEmpty() ? "ok" : "failed " + failure.replace("\n", "\\n"));
        }
    }

    /**
     * Deploys at the context root that the WAR's web.xml names. The runtime answers true to a deployment that failed as
     * well; the truth is in its list, the reason in the log.
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

    /** Keeps what is logged as an error, and every stack trace. */
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

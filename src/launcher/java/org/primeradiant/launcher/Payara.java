package org.primeradiant.launcher;

import com.sun.enterprise.config.serverbeans.Config;
import com.sun.enterprise.v3.services.impl.GrizzlyProxy;
import com.sun.enterprise.v3.services.impl.GrizzlyService;
import fish.payara.micro.BootstrapException;
import fish.payara.micro.ClusterCommandResult;
import fish.payara.micro.boot.AdminCommandRunner;
import fish.payara.micro.impl.PayaraMicroImpl;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.glassfish.api.admin.ServerEnvironment;
import org.glassfish.grizzly.config.GenericGrizzlyListener;
import org.glassfish.grizzly.config.dom.NetworkListener;
import org.glassfish.grizzly.nio.NIOTransport;
import org.glassfish.internal.api.Globals;

/** Payara Micro in this process. Its ports stay closed until {@link #open}. */
final class Payara {
    private static final String HTTP = "http-listener";
    private static final String METRICS = "metrics-listener";
    private static final String HTTP_LISTENER =
            "configs.config.server-config.network-config.network-listeners.network-listener.http-listener.enabled=";

    private static final String NAME = "radiant";

    private final PayaraMicroImpl micro;
    private final AdminCommandRunner commands;

    private Payara(PayaraMicroImpl micro, AdminCommandRunner commands) {
        this.micro = micro;
        this.commands = commands;
    }

    /**
     * Starts the server.
     *
     * @param runtime the folder with the server's jars, as created by Payara Micro's {@code --outputlauncher}
     * @param options as on the command line of Payara Micro
     * @throws BootstrapException if the server does not start
     */
    static Payara start(Path runtime, List<String> options) throws Exception {
        System.setProperty(
                "fish.payara.micro.BootJar",
                runtime.resolve("launch-micro.jar").toUri().toString());
        System.setProperty("fish.payara.micro.UnpackDir", runtime.toString());
        AtomicReference<AdminCommandRunner> commands = new AtomicReference<>();
        PayaraMicroImpl micro = PayaraMicroImpl.getInstance();
        micro.setPreBootHandler(runner -> run(runner, "set", HTTP_LISTENER + "false"));
        micro.setPostBootHandler(commands::set);
        PayaraMicroImpl.create(options.toArray(String[]::new));
        return new Payara(micro, commands.get());
    }

    /**
     * Deploys the WAR at the root. Not by the option {@code --deploy}, which loads an application and then starts it,
     * and counts one that did not start as deployed.
     *
     * @throws IllegalStateException if the deployment fails; the reason is in the server's log
     */
    void deploy(Path war) {
        // deploy returns true even if the deployment failed; the list of applications is reliable.
        micro.getRuntime().deploy(NAME, "/", war.toFile());
        if (!micro.getRuntime().getDeployedApplicationNames().contains(NAME)) {
            throw new IllegalStateException("the deployment of " + war + " failed; the log above gives the reason");
        }
    }

    /**
     * Opens the ports.
     *
     * @throws IllegalStateException if one of them cannot be opened
     */
    void open(Ports ports) {
        boolean apart = ports.metrics() != ports.http();
        if (apart) {
            String port = String.valueOf(ports.metrics());
            run(commands, "create-network-listener", "--listenerport", port, "--protocol", HTTP, METRICS);
        }
        run(commands, "set", HTTP_LISTENER + "true");
        requireOpen(HTTP, ports.http());
        if (apart) {
            requireOpen(METRICS, ports.metrics());
        }
    }

    /** If a listener's port is taken, the commands still succeed and the server logs nothing. */
    private static void requireOpen(String listener, int port) {
        if (!transports().containsKey(listener)) {
            throw new IllegalStateException("port " + port + " cannot be opened; it may be in use");
        }
    }

    /** Accepts no more connections. Existing ones are served until {@link #end}. */
    void closePorts() {
        transports().values().forEach(NIOTransport::unbindAll);
    }

    /** Stops the application and closes all connections. */
    void end() throws BootstrapException {
        micro.shutdown();
    }

    /**
     * The transports of the open ports, by listener name. Taken from the server's internals, because its commands can
     * only close a port together with its connections.
     */
    private static Map<String, NIOTransport> transports() {
        GrizzlyService service = Globals.get(GrizzlyService.class);
        Map<String, NIOTransport> transports = new HashMap<>();
        Config config = Globals.getDefaultHabitat().getService(Config.class, ServerEnvironment.DEFAULT_INSTANCE_NAME);
        for (NetworkListener listener :
                config.getNetworkConfig().getNetworkListeners().getNetworkListener()) {
            if (service.lookupNetworkProxy(listener) instanceof GrizzlyProxy proxy
                    && proxy.getUnderlyingListener() instanceof GenericGrizzlyListener open
                    && open.getTransport() instanceof NIOTransport transport) {
                transports.put(listener.getName(), transport);
            }
        }
        return transports;
    }

    private static void run(AdminCommandRunner runner, String command, String... options) {
        ClusterCommandResult result = runner.run(command, options);
        if (result.getExitStatus() == ClusterCommandResult.ExitStatus.FAILURE) {
            throw new IllegalStateException(
                    command + " " + String.join(" ", options) + " failed: " + result.getOutput(),
                    result.getFailureCause());
        }
    }
}

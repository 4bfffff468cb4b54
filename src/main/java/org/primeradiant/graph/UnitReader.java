package org.primeradiant.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.primeradiant.graph.PredictiveUnit.Logger;
import org.primeradiant.microservice.Operation;
import org.primeradiant.settings.LoggerSettings;
import org.primeradiant.settings.LoggerSettings.Mode;
import org.primeradiant.settings.ParameterValue;
import org.primeradiant.settings.Yaml;

/** Reads the nodes of one graph, whose nesting depth {@link Yaml} limits. Not thread-safe. */
final class UnitReader {
    private static final Set<String> FIELDS = Set.of(
            "name",
            "children",
            "type",
            "implementation",
            "methods",
            "endpoint",
            "parameters",
            "modelUri",
            "serviceAccountName",
            "envSecretRefName",
            "storageInitializerImage",
            "logger");

    private static final Set<String> LOCAL_HOSTS = Set.of("", "localhost", "127.0.0.1", "0.0.0.0", "::1");

    private static final String PLAIN = "http://";
    private static final String TLS = "https://";

    /** Operations that {@code PredictiveUnit.methods} can add to those of a node's type. */
    private static final Set<Operation> METHODS =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(Operation.PREDICT)));

    private final Problems problems;
    private final Ignored ignored;
    private final boolean speaksTls;
    private final Map<String, String> paths = new HashMap<>();

    /**
     * Creates a reader.
     *
     * @param speaksTls whether remote nodes speak TLS whose {@code service_host} does not say
     */
    UnitReader(Problems problems, Ignored ignored, boolean speaksTls) {
        this.problems = problems;
        this.ignored = ignored;
        this.speaksTls = speaksTls;
    }

    PredictiveUnit read(Fields fields) {
        fields.requireOnly(FIELDS);
        String name = fields.text("name");
        checkName(fields, name);
        String implementation = implementation(fields);
        ignored.ofUnit(fields, !implementation.isEmpty());
        return new PredictiveUnit(
                fields.path(),
                name,
                fields.choice("type", UnitType.UNKNOWN_TYPE),
                implementation,
                fields.text("modelUri"),
                fields.choices("methods", METHODS),
                fields.object("endpoint").map(this::address).orElse(Address.NONE),
                parameters(fields),
                fields.object("logger").map(this::logger).orElse(Logger.NONE),
                children(fields));
    }

    private void checkName(Fields fields, String name) {
        if (name.isEmpty()) {
            problems.add(fields.path("name"), "is missing");
            return;
        }
        String other = paths.putIfAbsent(name, fields.path());
        if (other != null) {
            problems.add(fields.path("name"), "'" + name + "' is already the name of " + other);
        }
    }

    private static String implementation(Fields fields) {
        String name = fields.text("implementation");
        return name.equals("UNKNOWN_IMPLEMENTATION") ? "" : name;
    }

    private List<PredictiveUnit> children(Fields fields) {
        List<PredictiveUnit> children = new ArrayList<>();
        fields.objects("children").forEach(child -> children.add(read(child)));
        return children;
    }

    /**
     * If only {@code service_port} is given, {@code type} determines its protocol. Without a port and a remote host the
     * endpoint does not say where the node is, as in many of Seldon's examples: then it is a component of this
     * deployment. Seldon's own orchestrator calls all nodes without TLS, so a scheme before the host is ours.
     */
    private Address address(Fields fields) {
        boolean grpc = fields.text("type").equals("GRPC");
        int service = fields.port("service_port");
        int http = fields.port("httpPort");
        int grpcPort = fields.port("grpcPort");
        boolean alone = http == 0 && grpcPort == 0;
        String given = fields.text("service_host");
        String host =
                given.startsWith(TLS) || given.startsWith(PLAIN) ? given.substring(given.indexOf("//") + 2) : given;
        Address address = new Address(
                host.isEmpty() ? "localhost" : host,
                alone && !grpc ? service : http,
                alone && grpc ? service : grpcPort,
                given.startsWith(TLS) || speaksTls && !given.startsWith(PLAIN));
        if (address.isPresent()) {
            return address;
        }
        if (!LOCAL_HOSTS.contains(host)) {
            problems.add(fields.path(), "has no port: set service_port, httpPort or grpcPort");
        }
        return Address.NONE;
    }

    /** Without a mode nothing is logged, as by Seldon's executor. */
    private Logger logger(Fields fields) {
        fields.requireOnly(Set.of("mode", "url"));
        String url = fields.text("url");
        if (!url.isEmpty() && !LoggerSettings.isUrl(url)) { // not repeated, since it may contain credentials
            problems.add(fields.path("url"), "must be an http or https URL with a host");
        }
        String mode = fields.text("mode");
        return switch (mode) {
            case "" -> Logger.NONE;
            case "request" -> new Logger(Mode.REQUEST, url);
            case "response" -> new Logger(Mode.RESPONSE, url);
            case "all" -> new Logger(Mode.ALL, url);
            default -> {
                problems.add(fields.path("mode"), "must be one of [request, response, all], got '" + mode + "'");
                yield Logger.NONE;
            }
        };
    }

    private Map<String, ParameterValue> parameters(Fields fields) {
        Map<String, ParameterValue> parameters = new LinkedHashMap<>();
        for (Fields parameter : fields.objects("parameters")) {
            String name = parameter.text("name");
            String type = parameter.text("type");
            String value = parameter.text("value");
            try {
                parameters.put(name, ParameterValue.parse(ParameterValue.Type.valueOf(type), value));
            } catch (IllegalArgumentException e) {
                problems.add(
                        parameter.path() + " (" + name + ")",
                        "must be an INT, FLOAT, DOUBLE, STRING or BOOL, got '" + value + "' as '" + type + "'");
            }
        }
        return parameters;
    }
}

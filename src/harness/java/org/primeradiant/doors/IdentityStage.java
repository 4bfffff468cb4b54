package org.primeradiant.doors;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.primeradiant.identity.TestTokens;

/** Servers with Radiant that differ only in how their callers prove who they are. */
final class IdentityStage implements AutoCloseable {
    private static final String NONE = "none";

    private final TestTokens tokens;
    /** By the mechanism. */
    private final Map<String, RadiantServer> servers = new LinkedHashMap<>();

    private IdentityStage(TestTokens tokens) {
        this.tokens = tokens;
    }

    static IdentityStage start(Installation installation) throws IOException, InterruptedException {
        Path war = Wars.alone(installation.work());
        IdentityStage stage = new IdentityStage(TestTokens.in(installation.work()));
        try {
            for (String mechanism : List.of(NONE, "token", "jwt")) {
                stage.servers.put(mechanism, RadiantServer.start(installation, stage.options(mechanism), war));
            }
            return stage;
        } catch (IOException | InterruptedException e) {
            stage.close();
            throw e;
        }
    }

    private List<String> options(String mechanism) {
        return mechanism.equals(NONE)
                ? List.of()
                : tokens.settings(mechanism).entrySet().stream()
                        .map(setting -> "-D" + setting.getKey() + "=" + setting.getValue())
                        .toList();
    }

    /** Returns the REST targets: the server that everybody may call, then the others. */
    List<Target> restTargets() {
        return targets(RadiantServer::rest, Sample.SMALL.json());
    }

    /** Returns the gRPC targets in the same order. */
    List<Target> grpcTargets() {
        return targets(RadiantServer::grpc, Sample.SMALL.message().toByteArray());
    }

    private List<Target> targets(Function<RadiantServer, Target> door, byte[] request) {
        List<Target> targets = new ArrayList<>();
        servers.forEach((mechanism, server) ->
                targets.add(door.apply(server).named("Radiant, " + mechanism).sending(request, header(mechanism))));
        return targets;
    }

    private String header(String mechanism) {
        return switch (mechanism) {
            case NONE -> "";
            case "token" -> "Authorization: " + tokens.token() + "\r\n";
            case "jwt" -> "Authorization: " + tokens.jwt() + "\r\n";
            default -> throw new IllegalArgumentException("no credentials for " + mechanism);
        };
    }

    @Override
    public void close() {
        servers.values().forEach(RadiantServer::close);
    }
}

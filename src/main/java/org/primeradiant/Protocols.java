package org.primeradiant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.stream.Stream;
import org.primeradiant.console.ConsoleProtocol;
import org.primeradiant.graph.Graphs;
import org.primeradiant.grpc.CallGuard;
import org.primeradiant.grpc.GrpcProtocol;
import org.primeradiant.grpc.GrpcProtocols;
import org.primeradiant.http.HttpProtocol;
import org.primeradiant.http.HttpProtocols;
import org.primeradiant.http.Origins;
import org.primeradiant.identity.Access;
import org.primeradiant.identity.Audit;
import org.primeradiant.identity.PortAccess;
import org.primeradiant.identity.Refusals;
import org.primeradiant.identity.RefusedCallers;
import org.primeradiant.inference.InferenceProtocol;
import org.primeradiant.legacy.Candidates;
import org.primeradiant.legacy.LegacyProtocol;
import org.primeradiant.logger.PayloadLog;
import org.primeradiant.metrics.Meters;
import org.primeradiant.microservice.Checks;
import org.primeradiant.microservice.ComponentRegistry;
import org.primeradiant.microservice.CustomDataHandlers;
import org.primeradiant.microservice.InFlight;
import org.primeradiant.ops.OperatorPaths;
import org.primeradiant.repository.ModelRepository;
import org.primeradiant.seldon.SeldonProtocol;
import org.primeradiant.settings.Settings;
import org.primeradiant.state.SharedState;
import org.primeradiant.traffic.Traffic;

/**
 * The list of protocols that this application speaks. CDI beans that implement {@link HttpProtocol} or {@link
 * GrpcProtocol} are added to it and take precedence.
 */
@ApplicationScoped
public class Protocols {
    @Produces
    @Singleton
    Refusals refusals(Audit audit, RefusedCallers counted) {
        return new Refusals(audit, counted);
    }

    @Produces
    @Singleton
    CallGuard guard(Access access, PortAccess port, Refusals refusals) {
        return new CallGuard(access, port.access(), refusals);
    }

    @Produces
    @Singleton
    @Typed(LegacyProtocol.class)
    LegacyProtocol legacy(
            Settings settings,
            ComponentRegistry registry,
            Candidates candidates,
            CustomDataHandlers handlers,
            InFlight inFlight,
            CallGuard guard,
            PayloadLog log) {
        return new LegacyProtocol(settings, registry, candidates, handlers, inFlight, guard, log);
    }

    @Produces
    @Singleton
    @Typed(SeldonProtocol.class)
    SeldonProtocol seldon(
            Settings settings,
            ComponentRegistry registry,
            Graphs graphs,
            Checks checks,
            InFlight inFlight,
            CallGuard guard,
            LegacyProtocol legacy,
            PayloadLog log) {
        return new SeldonProtocol(settings, registry, graphs, checks, inFlight, guard, legacy, log);
    }

    @Produces
    @Singleton
    @Typed(InferenceProtocol.class)
    InferenceProtocol inference(
            Settings settings,
            ComponentRegistry registry,
            ModelRepository repository,
            Graphs graphs,
            Checks checks,
            InFlight inFlight,
            CallGuard guard,
            Access access,
            PayloadLog log) {
        return new InferenceProtocol(settings, registry, repository, graphs, checks, inFlight, guard, access, log);
    }

    @Produces
    @Singleton
    @Typed(ConsoleProtocol.class)
    ConsoleProtocol console(
            Settings settings,
            ComponentRegistry registry,
            ModelRepository repository,
            Graphs graphs,
            Access access,
            Traffic traffic) {
        return new ConsoleProtocol(settings, registry, repository, graphs, access, traffic);
    }

    /** Seldon's protocol comes last, because it claims every path. */
    @Produces
    @Singleton
    HttpProtocols http(
            Settings settings,
            Meters meters,
            SharedState state,
            LegacyProtocol legacy,
            SeldonProtocol seldon,
            InferenceProtocol inference,
            ConsoleProtocol console,
            @Any Instance<HttpProtocol> others) {
        OperatorPaths operator =
                new OperatorPaths(meters, state, settings.unit().metricsPath());
        return new HttpProtocols(
                Stream.concat(others.stream(), Stream.of(operator, console, legacy, inference, seldon))
                        .toList(),
                Origins.of(settings.identity().corsOrigins()));
    }

    @Produces
    @Singleton
    GrpcProtocols grpc(
            LegacyProtocol legacy,
            SeldonProtocol seldon,
            InferenceProtocol inference,
            @Any Instance<GrpcProtocol> others) {
        return new GrpcProtocols(Stream.concat(others.stream(), Stream.of(legacy, seldon, inference))
                .toList());
    }
}

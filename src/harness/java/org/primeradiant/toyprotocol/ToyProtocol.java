package org.primeradiant.toyprotocol;

import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.grpc.CallGuard;
import org.primeradiant.grpc.ComponentServices;
import org.primeradiant.grpc.GrpcProtocol;
import org.primeradiant.http.ErrorForm;
import org.primeradiant.http.HttpFailure;
import org.primeradiant.http.HttpProtocol;
import org.primeradiant.identity.Right;
import org.primeradiant.microservice.ComponentRegistry;
import org.primeradiant.microservice.InFlight;

/** Paths below {@code /toy} and a gRPC service that exchange plain text; errors are lines of text. */
@ApplicationScoped
public class ToyProtocol implements HttpProtocol, GrpcProtocol {
    static final String METHOD = "toy.Toy/Echo";

    /** Marshals text as UTF-8. */
    record Text() implements Marshaller<String> {
        @Override
        public InputStream stream(String text) {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String parse(InputStream bytes) {
            try {
                return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Writes an error as a line of text. */
    record Line() implements ErrorForm {
        @Override
        public byte[] body(HttpFailure failure) {
            return ("toy " + failure.status() + ": " + failure.text()).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String mediaType() {
            return "text/toy";
        }
    }

    @Inject
    ComponentRegistry registry;

    @Inject
    InFlight inFlight;

    @Inject
    CallGuard guard;

    @Inject
    ToyObserver observer;

    @Inject
    ToySource source;

    @Override
    public boolean answersAt(String path) {
        return path.equals("/toy") || path.startsWith("/toy/");
    }

    @Override
    public Set<Object> resources() {
        return Set.of(new ToyResource(observer, source));
    }

    @Override
    public ErrorForm errors() {
        return new Line();
    }

    @Override
    public List<ServerServiceDefinition> services() {
        ComponentServices components = new ComponentServices(
                registry,
                inFlight,
                failure -> Status.DATA_LOSS.withDescription("toy: " + failure.getMessage()),
                "toy",
                guard);
        return List.of(ServerServiceDefinition.builder("toy.Toy")
                .addMethod(components.unary(
                        METHOD, Right.PREDICT, new Text(), new Text(), (text, caller, answered) -> echo(text)))
                .build());
    }

    private static String echo(String text) {
        if (text.isEmpty()) {
            throw new SeldonException(Reason.BAD_DATA, "nothing to echo");
        }
        return text;
    }
}

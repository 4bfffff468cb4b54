package org.primeradiant.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.identity.Access;
import org.primeradiant.identity.Audit;
import org.primeradiant.identity.Identity;
import org.primeradiant.identity.Mechanism;
import org.primeradiant.identity.Refusals;
import org.primeradiant.identity.RefusedCallers;
import org.primeradiant.identity.Right;
import org.primeradiant.microservice.InFlight;
import org.primeradiant.microservice.Microservices;

/** Tests the guard on the separate port. */
class CallGuardTest {
    private static final String TOKEN = "Bearer t";

    /** The roles of the only token; empty once it was removed. */
    private final Map<String, Set<String>> tokens = new ConcurrentHashMap<>(Map.of("t", Set.of("predict")));

    private final InFlight inFlight = new InFlight();

    private Optional<Identity> identify(String scheme, String value) {
        Set<String> roles = tokens.get(value);
        if (roles == null) {
            throw new SeldonException(Reason.UNAUTHENTICATED, "the token is not valid");
        }
        return Optional.of(new Identity("ann", roles::contains, "token"));
    }

    private CallGuard guard() {
        Mechanism mechanism = this::identify;
        Access access = new Access(true, List.of(mechanism), Map.of());
        return new CallGuard(access, access, new Refusals(new Audit(System::nanoTime), new RefusedCallers()));
    }

    private LocalPort open(GrpcProtocol protocol) {
        GrpcDoors doors = new GrpcDoors();
        doors.guards = this::guard;
        doors.protocols = () -> new GrpcProtocols(List.of(protocol));
        return new LocalPort(
                Map.of(),
                inFlight,
                doors.services(Microservices.deployment(Map.of()).registry()));
    }

    private LocalPort openStream() {
        TalkMethod echo = new TalkMethod(
                (text, caller) -> caller.principal().orElseThrow().getName() + " " + text);
        ServerServiceDefinition service = guard().before(Right.PREDICT, echo.service(inFlight));
        return open(() -> List.of(service));
    }

    private static OpenStream<byte[], byte[]> stream(LocalPort port) {
        return new OpenStream<>(Authorized.by(TOKEN, port.channel()), TalkMethod.CLIENT);
    }

    private static String ask(OpenStream<byte[], byte[]> stream, String text) throws InterruptedException {
        stream.send(TalkMethod.bytes(text));
        return new String(stream.next(), StandardCharsets.UTF_8);
    }

    @Test
    void closesAStreamWhoseTokenWasRemoved() throws Exception {
        try (LocalPort port = openStream()) {
            OpenStream<byte[], byte[]> stream = stream(port);
            assertThat(ask(stream, "a")).isEqualTo("ann a");

            tokens.remove("t");
            stream.send(TalkMethod.bytes("b"));

            assertThat(stream.end().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
            assertThat(stream.hasMore()).isFalse();
        }
    }

    @Test
    void closesAStreamWhoseCallerHasLostTheRight() throws Exception {
        try (LocalPort port = openStream()) {
            OpenStream<byte[], byte[]> stream = stream(port);
            assertThat(ask(stream, "a")).isEqualTo("ann a");

            tokens.put("t", Set.of());
            stream.send(TalkMethod.bytes("b"));

            assertThat(stream.end().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
        }
    }

    @Test
    void leavesAStreamOpenWhoseTokenStays() throws Exception {
        try (LocalPort port = openStream()) {
            OpenStream<byte[], byte[]> stream = stream(port);

            assertThat(ask(stream, "a")).isEqualTo("ann a");
            assertThat(ask(stream, "b")).isEqualTo("ann b");
            stream.halfClose();
            assertThat(stream.end()).isEqualTo(Status.OK);
        }
    }

    @Test
    void closesMethodsThatNothingIsDecidedForToCallersWhoMayNotOperate() {
        try (LocalPort port = open(() -> List.of(WhoCalls.service()))) {
            assertThatExceptionOfType(StatusRuntimeException.class)
                    .isThrownBy(() -> WhoCalls.ask(Authorized.by(TOKEN, port.channel())))
                    .extracting(failure -> failure.getStatus().getCode())
                    .isEqualTo(Status.Code.PERMISSION_DENIED);

            tokens.put("t", Set.of("operate"));

            assertThat(WhoCalls.ask(Authorized.by(TOKEN, port.channel()))).isEmpty();
        }
    }

    @Test
    void leavesMethodsOpenThatAProtocolOpensToAll() throws Exception {
        TalkMethod echo = new TalkMethod((text, caller) -> text);
        try (LocalPort port = open(() -> List.of(echo.service(inFlight)))) {
            OpenStream<byte[], byte[]> stream = new OpenStream<>(port.channel(), TalkMethod.CLIENT);

            assertThat(ask(stream, "a")).isEqualTo("a");
        }
    }
}

package org.primeradiant.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.primeradiant.beans.Echo;
import org.primeradiant.testing.Grpc;
import org.primeradiant.testing.Messages;
import org.primeradiant.testing.RadiantWar;
import org.primeradiant.testing.TestCa;
import org.primeradiant.testing.TestCertificate;

/** Calls the gRPC port of a real server over TLS. */
@ExtendWith(ArquillianExtension.class)
class GrpcTlsIT {
    private static final TestCa CA = new TestCa("CN=Test CA");
    private static final SSLContext CLIENT = CA.issue("CN=app").trusting(CA);

    @Deployment(testable = false)
    static WebArchive war() throws IOException {
        Path folder = Files.createTempDirectory(Path.of("target"), "tls").toAbsolutePath();
        CA.issue("CN=radiant").write(folder);
        return RadiantWar.with(
                Map.of(
                        "RADIANT_GRPC_TLS_CERTIFICATE",
                                folder.resolve("tls.crt").toString(),
                        "RADIANT_GRPC_TLS_KEY", folder.resolve("tls.key").toString(),
                        "RADIANT_GRPC_TLS_CLIENT_CA", folder.resolve("ca.crt").toString()),
                Echo.class);
    }

    private static SeldonMessage ask(SSLContext tls) {
        try (Grpc client = new Grpc(WhoCalls.client(Grpc.Door.PORT.number(), tls))) {
            return client.predict(Messages.tensor(1, 2, 3));
        }
    }

    @Test
    void answersOverTls() {
        SeldonMessage answer = ask(CLIENT);

        assertThat(answer.getData().getTensor())
                .isEqualTo(Messages.tensor(1, 2, 3).getData().getTensor());
    }

    @Test
    void refusesAClientWithoutACertificate() {
        assertThatExceptionOfType(StatusRuntimeException.class)
                .isThrownBy(() -> ask(TestCertificate.onlyTrusting(CA)))
                .extracting(failure -> failure.getStatus().getCode())
                .isEqualTo(Status.Code.UNAVAILABLE);
    }

    @Test
    void refusesPlainText() {
        try (Grpc client = new Grpc(Grpc.Door.PORT)) {
            assertThatExceptionOfType(StatusRuntimeException.class)
                    .isThrownBy(() -> client.predict(Messages.tensor(1, 2, 3)))
                    .extracting(failure -> failure.getStatus().getCode())
                    .isEqualTo(Status.Code.UNAVAILABLE);
        }
    }
}

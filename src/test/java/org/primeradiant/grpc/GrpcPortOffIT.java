package org.primeradiant.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.primeradiant.beans.Echo;
import org.primeradiant.testing.Grpc;
import org.primeradiant.testing.Http;
import org.primeradiant.testing.Messages;
import org.primeradiant.testing.RadiantWar;

/** Tests a deployment without a gRPC port. */
@ExtendWith(ArquillianExtension.class)
class GrpcPortOffIT {
    @Deployment(testable = false)
    static WebArchive war() {
        return RadiantWar.with(Map.of("RADIANT_GRPC_PORT", "off"), Echo.class);
    }

    @Test
    void opensNoPort() {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> new Socket("127.0.0.1", Grpc.Door.PORT.number()));
    }

    @Test
    void answersOverRest() throws Exception {
        assertThat(Http.get("/health/ping").statusCode()).isEqualTo(200);
    }

    @Test
    void answersOverTheServletWhereThereIsOne() {
        assumeThat(Grpc.Door.open()).contains(Grpc.Door.SERVLET);
        try (Grpc client = new Grpc(Grpc.Door.SERVLET)) {
            assertThat(client.predict(Messages.tensor(1, 2, 3)).getData().getTensor())
                    .isEqualTo(Messages.tensor(1, 2, 3).getData().getTensor());
        }
    }
}

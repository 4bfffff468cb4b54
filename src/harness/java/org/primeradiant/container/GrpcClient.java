package org.primeradiant.container;

import io.grpc.ManagedChannelBuilder;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.seldon.protos.PredictionProtos.DefaultData;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.primeradiant.testing.Grpc;
import org.primeradiant.testing.Messages;

/** A gRPC client with its own channel, which reconnects after the server sent GOAWAY. */
final class GrpcClient {
    private final int port;
    private final Outcomes outcomes;

    GrpcClient(int port, Outcomes outcomes) {
        this.port = port;
        this.outcomes = outcomes;
    }

    static Grpc connect(int port) {
        return new Grpc(ManagedChannelBuilder.forAddress("127.0.0.1", port)
                .usePlaintext()
                .build());
    }

    /** Sends one request after another while {@code goesOn} holds and the server accepts connections. */
    void run(BooleanSupplier goesOn, int millis) {
        try (Grpc client = connect(port)) {
            while (goesOn.getAsBoolean()) {
                long number = outcomes.next();
                try {
                    check(
                            number,
                            client.predict(Messages.tensor(number, millis)).getData());
                } catch (StatusRuntimeException e) {
                    if (e.getStatus().getCode() == Status.Code.UNAVAILABLE) {
                        outcomes.refused(number);
                    } else {
                        outcomes.fault("gRPC " + number + ": " + e.getStatus());
                    }
                    return;
                }
            }
        }
    }

    private void check(long number, DefaultData data) {
        if (data.getTensor().getValuesList().equals(List.of(2.0 * number))) {
            outcomes.answered(number);
        } else {
            outcomes.fault("gRPC " + number + ": "
                    + SeldonMessage.newBuilder().setData(data).build());
        }
    }
}

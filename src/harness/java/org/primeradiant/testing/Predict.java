package org.primeradiant.testing;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import java.util.Arrays;

/**
 * Sends one row of numbers to a server over gRPC and prints the answer: {@code Predict localhost:5000 5.1 3.5 1.4 0.2}.
 */
public final class Predict {
    private Predict() {}

    public static void main(String[] arguments) {
        if (arguments.length < 2) {
            throw new IllegalArgumentException("usage: Predict host:port number [number ...]");
        }
        double[] row = Arrays.stream(arguments)
                .skip(1)
                .mapToDouble(Double::parseDouble)
                .toArray();
        ManagedChannel channel =
                ManagedChannelBuilder.forTarget(arguments[0]).usePlaintext().build();
        try (Grpc client = new Grpc(channel)) {
            SeldonMessage answer = client.predict(Messages.tensor(row));
            System.out.println(answer);
        }
    }
}

package org.primeradiant.inference;

import jakarta.json.Json;
import java.util.List;
import java.util.Map;
import org.primeradiant.admission.BudgetedCaller;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.oip.InferRequest;
import org.primeradiant.oip.InferResponse;

/**
 * The model {@code echo} of version 3, which answers its inputs; {@code broken}, which fails; and {@code loading},
 * which is not ready.
 */
final class EchoCatalog implements Catalog {
    @Override
    public ServedModel find(String name, String version) {
        if (name.equals("loading")) {
            throw new SeldonException(Reason.UNAVAILABLE, "loading is not ready");
        }
        if (!List.of("echo", "broken").contains(name) || !List.of("", "3").contains(version)) {
            throw new SeldonException(Reason.NOT_FOUND, "no model " + name);
        }
        return new Echo(name);
    }

    @Override
    public boolean isReady(String name, String version) {
        return !name.equals("loading") && find(name, version).isReady();
    }

    @Override
    public List<ServedModel> all() {
        return List.of(new Echo("broken"), new Echo("echo"));
    }

    @Override
    public boolean isReady() {
        return true;
    }

    private record Echo(String name) implements ServedModel {
        @Override
        public String version() {
            return "3";
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public Metadata metadata() {
            return new Metadata(
                    name,
                    List.of("3"),
                    "echo_echo",
                    List.of(new TensorMetadata("x", "FP32", List.of(-1L, 4L))),
                    List.of(new TensorMetadata("text", "BYTES", List.of(-1L))));
        }

        @Override
        public Statistics statistics() {
            return new Statistics(50, 7, 700, 2, 20, 1_700_000_000_000L);
        }

        @Override
        public InferResponse infer(InferRequest request, BudgetedCaller caller) {
            if (name.equals("broken")) {
                throw new SeldonException(Reason.INTERNAL_ERROR, "broken.predict failed");
            }
            return new InferResponse(
                    name, "3", request.id(), Map.of("protocol", Json.createValue(caller.protocol())), request.inputs());
        }
    }
}

package org.primeradiant.oiptoys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.primeradiant.api.Call;
import org.primeradiant.api.MessageMetadata;
import org.primeradiant.api.Model;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Tensors;

/** The models of the recorded Triton. */
public final class TritonModels {
    private static final long ANY = -1;

    private TritonModels() {}

    private static ModelMetadata described(
            List<String> versions, List<MessageMetadata> inputs, List<MessageMetadata> outputs) {
        return new ModelMetadata("", versions, "python", inputs, outputs, Map.of());
    }

    /** Answers each input as the output of its datatype. */
    @Named("ident")
    @ApplicationScoped
    public static class Identity implements Model<Tensors, Tensors> {
        private static final String TYPES =
                "BOOL UINT8 UINT16 UINT32 UINT64 INT8 INT16 INT32 INT64 FP16 FP32 FP64 STRING";

        @Override
        public Tensors predict(Tensors input, Call call) {
            Map<String, Tensor> outputs = new LinkedHashMap<>();
            input.tensors().forEach((name, tensor) -> outputs.put(name.replaceFirst("^IN_", "OUT_"), tensor));
            return new Tensors(outputs);
        }

        @Override
        public ModelMetadata metadata() {
            return described(List.of("1", "2"), tensors("IN_"), tensors("OUT_"));
        }

        private static List<MessageMetadata> tensors(String prefix) {
            return Stream.of(TYPES.split(" "))
                    .map(type -> MessageMetadata.of(prefix + type, type.replace("STRING", "BYTES"), List.of(ANY)))
                    .toList();
        }
    }

    /** Sums rows. */
    @Named("sum")
    @ApplicationScoped
    public static class Sum implements Model<Tensors, Tensors> {
        @Override
        public Tensors predict(Tensors input, Call call) {
            return Tensors.of("sum", Sums.of(input.get("x")));
        }

        @Override
        public ModelMetadata metadata() {
            return described(
                    List.of("1"),
                    List.of(MessageMetadata.of("x", "FP32", List.of(ANY, ANY))),
                    List.of(MessageMetadata.of("sum", "FP64", List.of(ANY, 1L))));
        }
    }

    /** Fails as the request's id says. */
    @Named("fail")
    @ApplicationScoped
    public static class Fail implements Model<Tensors, Tensors> {
        @Override
        public Tensors predict(Tensors input, Call call) {
            return switch (call.puid()) {
                case "nan" ->
                    Tensors.of(
                            "y",
                            Tensor.of(new int[] {4}, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 1f));
                case "invalid" -> throw new SeldonException(Reason.BAD_DATA, "bad argument");
                case "unavailable" -> throw new SeldonException(Reason.UNAVAILABLE, "overloaded");
                case "notfound", "not_found" -> throw new SeldonException(Reason.NOT_FOUND, "not found");
                case "unsupported" -> throw new SeldonException(501, "UNSUPPORTED", "unsupported");
                default -> throw new IllegalStateException("bad value");
            };
        }

        @Override
        public ModelMetadata metadata() {
            return described(
                    List.of("1"),
                    List.of(MessageMetadata.of("x", "FP32", List.of(ANY))),
                    List.of(MessageMetadata.of("y", "FP32", List.of(ANY))));
        }
    }
}

package org.primeradiant.oiptoys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import org.primeradiant.api.Call;
import org.primeradiant.api.Model;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Tensors;

/** The models of KServe's recorded server. */
public final class KserveModels {
    private KserveModels() {}

    /** Answers its inputs. */
    @Named("echo")
    @ApplicationScoped
    public static class Echo extends EchoModel {}

    /** Fails as the request's id says. */
    @Named("fail")
    @ApplicationScoped
    public static class Fail implements Model<Tensors, Tensors> {
        @Override
        public Tensors predict(Tensors input, Call call) {
            return switch (call.puid()) {
                case "nan" -> Tensors.of("o", Tensor.of(new int[] {3}, Double.NaN, Double.POSITIVE_INFINITY, 1));
                case "inference" -> throw new SeldonException(Reason.BAD_DATA, "bad inference");
                case "input", "invalid" -> throw new SeldonException(Reason.BAD_DATA, "bad input");
                default -> throw new IllegalStateException("bad value");
            };
        }

        @Override
        public ModelMetadata metadata() {
            return EchoModel.described("", List.of());
        }
    }

    /** Is not ready while it is recorded so. */
    @Named("notready")
    @ApplicationScoped
    public static class NotReady extends EchoModel {}
}

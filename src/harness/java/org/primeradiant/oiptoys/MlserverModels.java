package org.primeradiant.oiptoys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import org.primeradiant.api.Call;
import org.primeradiant.api.Model;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Tensors;

/** The models of the recorded MLServer. */
public final class MlserverModels {
    private MlserverModels() {}

    /** Answers its inputs. */
    @Named("echo")
    @ApplicationScoped
    public static class Echo extends EchoModel {
        @Override
        public ModelMetadata metadata() {
            return described("radiant_probe", List.of());
        }
    }

    /** Sums the rows of its first input. */
    @Named("sum")
    @ApplicationScoped
    public static class Sum implements Model<Tensors, Tensors> {
        @Override
        public Tensors predict(Tensors input, Call call) {
            String first = input.names().stream()
                    .findFirst()
                    .orElseThrow(() -> new SeldonException(Reason.BAD_DATA, "there is nothing to sum"));
            return Tensors.of("sum", Sums.of(input.get(first)));
        }

        @Override
        public ModelMetadata metadata() {
            return EchoModel.described("", List.of());
        }
    }

    /** Writes texts in capitals. */
    @Named("text")
    @ApplicationScoped
    public static class Capitals implements Model<Tensors, Tensors> {
        @Override
        public Tensors predict(Tensors input, Call call) {
            String[] texts = ((String[]) input.get("text").array()).clone();
            for (int i = 0; i < texts.length; i++) {
                texts[i] = texts[i].toUpperCase(Locale.ROOT);
            }
            return Tensors.of("output-0", Tensor.of(new int[] {texts.length, 1}, texts));
        }

        @Override
        public ModelMetadata metadata() {
            return EchoModel.described("", List.of());
        }
    }

    /** Fails as the request's id says; a number is the status. */
    @Named("fail")
    @ApplicationScoped
    public static class Fail implements Model<Tensors, Tensors> {
        @Override
        public Tensors predict(Tensors input, Call call) {
            String id = call.puid();
            if (id.matches("[45]\\d\\d")) {
                throw new SeldonException(Integer.parseInt(id), "FAILED", "overloaded");
            }
            return switch (id) {
                case "nan" -> Tensors.of("o", Tensor.of(new int[] {3}, Double.NaN, Double.POSITIVE_INFINITY, 1));
                case "inference" -> throw new SeldonException(Reason.BAD_DATA, "bad inference");
                default -> throw new IllegalStateException("bad value");
            };
        }

        @Override
        public ModelMetadata metadata() {
            return EchoModel.described("", List.of());
        }
    }

    /** Answers {@code all}, as MLServer's did to calls that were not streams. */
    @Named("stream")
    @ApplicationScoped
    public static class Stream implements Model<Tensors, Tensors> {
        @Override
        public Tensors predict(Tensors input, Call call) {
            return Tensors.of("t", Tensor.of(new int[] {1}, "all"));
        }

        @Override
        public ModelMetadata metadata() {
            return EchoModel.described("", List.of());
        }
    }

    /** Has two versions. */
    @Named("ver")
    @ApplicationScoped
    public static class Versions extends EchoModel {
        @Override
        public ModelMetadata metadata() {
            return described("", List.of("v1", "v2"));
        }
    }

    /** Is not ready while it is recorded so. */
    @Named("ready0")
    @ApplicationScoped
    public static class NotReady extends EchoModel {}

    /** No recorded call tells what it answers. */
    @Named("frame")
    @ApplicationScoped
    public static class Frame extends EchoModel {}

    /** No recorded call tells what it answers. */
    @Named("batched")
    @ApplicationScoped
    public static class Batched extends EchoModel {}
}

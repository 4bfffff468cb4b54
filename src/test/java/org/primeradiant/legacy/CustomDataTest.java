package org.primeradiant.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.seldon.api.rpc.DefaultCustomPredictRequest;
import io.seldon.microservice.iris.IrisPredictRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.Call;
import org.primeradiant.api.Caller;
import org.primeradiant.api.Custom;
import org.primeradiant.api.CustomDataHandler;
import org.primeradiant.api.Data;
import org.primeradiant.api.Form;
import org.primeradiant.api.Model;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;
import org.primeradiant.microservice.CustomDataHandlers;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.microservice.Microservices;

class CustomDataTest {
    private static final Any NUMBERS = Any.pack(DefaultCustomPredictRequest.newBuilder()
            .addValues(1)
            .addValues(4.8f)
            .build());
    private static final Any IRIS =
            Any.pack(IrisPredictRequest.newBuilder().setF1(1.5f).build());

    static class OverMessages implements Model<IrisPredictRequest, double[]> {
        @Override
        public double[] predict(IrisPredictRequest input, Call call) {
            return new double[] {input.getF1()};
        }
    }

    static class IrisHandler implements CustomDataHandler<IrisPredictRequest> {
        @Override
        public Payload features(IrisPredictRequest message) {
            return new Data(
                    Tensor.of(new int[] {1, 2}, message.getF2(), message.getF1()), List.of("f2", "f1"), Form.TENSOR);
        }
    }

    static class AnyHandler implements CustomDataHandler<Message> {
        @Override
        public Payload features(Message message) {
            return Payload.NONE;
        }
    }

    private static Payload features(Any data, Microservice model, CustomDataHandler<?>... handlers) {
        return CustomData.features(data, model, Microservices.handlers(handlers), Caller.NONE);
    }

    private final Microservice overNumbers = Microservices.of(new FeaturesTest.OverNumbers());

    CustomDataTest() throws Exception {}

    @Test
    void areARowOfNumbersByDefault() {
        // 4.8f converted to double is 4.800000190734863
        assertThat(features(NUMBERS, overNumbers))
                .isEqualTo(Payload.data(Tensor.of(new int[] {1, 2}, 1, 4.800000190734863)));
        assertThat(features(Any.pack(DefaultCustomPredictRequest.getDefaultInstance()), overNumbers))
                .isEqualTo(Payload.data(Tensor.of(new int[] {1, 0}, new double[0])));
    }

    @Test
    void areToldByTheNameBehindTheLastSlash() {
        Any bare = NUMBERS.toBuilder()
                .setTypeUrl("/io.seldon.api.rpc.DefaultCustomPredictRequest")
                .build();
        Any without = NUMBERS.toBuilder()
                .setTypeUrl("io.seldon.api.rpc.DefaultCustomPredictRequest")
                .build();

        assertThat(features(bare, overNumbers)).isEqualTo(features(NUMBERS, overNumbers));
        assertRefused(() -> features(without, overNumbers));
    }

    @Test
    void areRefusedIfMissingBrokenOrUnknown() {
        assertRefused(() -> features(Any.getDefaultInstance(), overNumbers));
        assertRefused(() -> features(
                NUMBERS.toBuilder()
                        .setValue(ByteString.copyFrom(new byte[] {-1, -1}))
                        .build(),
                overNumbers));
        assertRefused(() -> features(IRIS, overNumbers));
    }

    @Test
    void reachAModelOverMessagesAsTheyAre() throws Exception {
        assertThat(features(IRIS, Microservices.of(new OverMessages()))).isEqualTo(new Custom(IRIS));
    }

    @Test
    void areTurnedIntoFeaturesByAHandler() throws Exception {
        Data features = (Data) features(IRIS, Microservices.of(new FeaturesTest.OverNamedNumbers()), new IrisHandler());

        assertThat(features.names()).containsExactly("f1", "f2");
        assertThat(features.tensor().doubles()).containsExactly(1.5, 0);
    }

    @Test
    void areRefusedThatNoHandlerTakes() {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> features(NUMBERS, overNumbers, new IrisHandler()))
                .withMessage("data must be one of the messages [IrisPredictRequest], got"
                        + " type.googleapis.com/io.seldon.api.rpc.DefaultCustomPredictRequest")
                .returns(Reason.BAD_DATA, SeldonException::reason);
    }

    @Test
    void needAHandlerThatNamesItsMessage() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Microservices.handlers(new AnyHandler()))
                .withMessageContaining("does not declare which generated message it handles;"
                        + " implement CustomDataHandler<YourMessage>.");
    }

    @Test
    void findNoHandlerWhereThereIsNone() {
        CustomDataHandlers none = Microservices.handlers();

        assertThat(none.isEmpty()).isTrue();
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable code) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(code)
                .returns(Reason.BAD_DATA, SeldonException::reason);
    }
}

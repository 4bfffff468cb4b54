package org.primeradiant.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.primeradiant.admission.Budget;
import org.primeradiant.api.Call;
import org.primeradiant.api.Component;
import org.primeradiant.api.MessageMetadata;
import org.primeradiant.api.Meta;
import org.primeradiant.api.Model;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.OutputTransformer;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.Router;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Status;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Transformer;
import org.primeradiant.http.HttpCaller;
import org.primeradiant.microservice.Microservices;
import org.primeradiant.oip.Datatype;
import org.primeradiant.oip.InferRequest;
import org.primeradiant.oip.InferResponse;
import org.primeradiant.oip.NamedTensor;

class ComponentModelTest {
    private static final HttpCaller CALLER = new HttpCaller(Map.of(), Budget.UNLIMITED, "v2");
    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_000L);

    private final CallCounts counts = new CallCounts(Clock.fixed(NOW, ZoneOffset.UTC));

    private ComponentModel model(Component component) {
        return new ComponentModel(
                Microservices.deployment(Map.of("m", component)).registry().named("m"), counts);
    }

    private static NamedTensor rows(String name, Datatype datatype, int... shape) {
        Object array = datatype == Datatype.FP32 ? new float[] {1, 2} : new double[] {1, 2};
        return new NamedTensor(name, datatype, shape, array, Map.of());
    }

    private static InferRequest request(String id, Map<String, JsonValue> parameters, NamedTensor... inputs) {
        return new InferRequest(id, parameters, List.of(inputs), List.of());
    }

    private static InferRequest request(NamedTensor... inputs) {
        return request("7", Map.of(), inputs);
    }

    private static void assertFails(ThrowingCallable call, Reason reason, String text) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(call)
                .withMessageContaining(text)
                .returns(reason, SeldonException::reason);
    }

    private static final class Doubling implements Model<Tensor, Tensor> {
        @Override
        public Tensor predict(Tensor input, Call call) {
            call.tag("new", 1);
            call.tag("puid", call.puid());
            return Tensor.of(new int[] {1, 1}, 2 * input.doubleAt(0));
        }
    }

    private record Roles() implements Transformer<Tensor, Tensor>, OutputTransformer<Tensor, Tensor>, Router<Tensor> {
        @Override
        public Tensor transformInput(Tensor input, Call call) {
            return Tensor.of(new int[] {1}, 10.0);
        }

        @Override
        public Tensor transformOutput(Tensor output, Call call) {
            return Tensor.of(new int[] {1}, 20.0);
        }

        @Override
        public int route(Tensor input, Call call) {
            return 1;
        }
    }

    private record OnlyRouter() implements Router<Tensor> {
        @Override
        public int route(Tensor input, Call call) {
            return 1;
        }
    }

    private record Declaring() implements Model<Tensor, Tensor> {
        @Override
        public Tensor predict(Tensor input, Call call) {
            return Tensor.of(new int[] {1, 1}, 300.0);
        }

        @Override
        public ModelMetadata metadata() {
            return new ModelMetadata(
                    "declaring",
                    List.of("3", "4"),
                    "toy",
                    List.of(MessageMetadata.of("x", "FP32", List.of(-1L, 2L))),
                    List.of(MessageMetadata.of("y", "INT32", List.of(-1L, 1L))),
                    Map.of());
        }
    }

    private record Refusing(int status) implements Model<Tensor, SeldonMessage> {
        @Override
        public SeldonMessage predict(Tensor input, Call call) {
            return new SeldonMessage(
                    new Status(status, "too many roses", "ROSES", Status.Flag.FAILURE), Meta.EMPTY, Payload.NONE);
        }
    }

    @Test
    void answersWithThePredictionAndTheIdOfTheRequest() {
        InferResponse answer = model(new Doubling()).infer(request(rows("any", Datatype.FP64, 1, 2)), CALLER);

        assertThat(answer.model()).isEqualTo("m");
        assertThat(answer.version()).isEmpty();
        assertThat(answer.id()).isEqualTo("7");
        assertThat(answer.parameters().get("puid")).isEqualTo(Json.createValue("7"));
        assertThat(answer.outputs()).singleElement().satisfies(output -> {
            assertThat(output.name()).isEqualTo("output-0");
            assertThat(output.datatype()).isEqualTo(Datatype.FP64);
            assertThat(output.shape()).containsExactly(1, 1);
            assertThat(output.array()).isEqualTo(new double[] {2});
        });
    }

    @Test
    void takesTheFirstOperationThatTheComponentOffers() {
        NamedTensor input = rows("any", Datatype.FP64, 2);

        assertThat(model(new Roles())
                        .infer(request(input), CALLER)
                        .outputs()
                        .get(0)
                        .array())
                .isEqualTo(new double[] {10});
        assertThat(model(new OnlyRouter())
                        .infer(request(input), CALLER)
                        .outputs()
                        .get(0)
                        .shape())
                .containsExactly(1, 1);
    }

    @Test
    void takesTheIdFromTheHeaderIfTheRequestHasNone() {
        HttpCaller caller = new HttpCaller(Map.of("Seldon-Puid", List.of("puid-9")), Budget.UNLIMITED, "v2");
        InferRequest request = request("", Map.of(), rows("any", Datatype.FP64, 2));

        assertThat(model(new Doubling()).infer(request, caller).id()).isEqualTo("puid-9");
    }

    @Test
    void makesAnIdIfThereIsNone() {
        HttpCaller blank = new HttpCaller(Map.of("Seldon-Puid", List.of(" ")), Budget.UNLIMITED, "v2");
        InferRequest request = request("", Map.of(), rows("any", Datatype.FP64, 2));
        ComponentModel model = model(new Doubling());

        String first = model.infer(request, CALLER).id();
        String second = model.infer(request, blank).id();

        assertThat(first).isNotBlank().isNotEqualTo(second);
        assertThat(second).isNotBlank();
    }

    private record Tagged() implements Model<Tensor, String> {
        @Override
        public String predict(Tensor input, Call call) {
            call.tag("kind", "tulip");
            return call.tags().keySet().toString();
        }
    }

    @Test
    void makesParametersTagsAndAnswersOnlyThoseThatAreNew() {
        InferResponse answer = model(new Tagged())
                .infer(
                        request(
                                "7",
                                Map.of(
                                        "kept",
                                        JsonValue.TRUE,
                                        "binary_data_output",
                                        JsonValue.TRUE,
                                        "content_type",
                                        Json.createValue("np"),
                                        "headers",
                                        Json.createValue("x")),
                                rows("any", Datatype.FP64, 2)),
                        CALLER);

        assertThat(answer.outputs().get(0).array()).isEqualTo(new String[] {"[kept]"});
        assertThat(answer.parameters()).isEqualTo(Map.of("kind", Json.createValue("tulip")));
    }

    @Test
    void failsWithTheStatusOfTheComponent() {
        NamedTensor input = rows("any", Datatype.FP64, 2);

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> model(new Refusing(409)).infer(request(input), CALLER))
                .withMessage("too many roses")
                .returns(409, SeldonException::status);
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> model(new Refusing(200)).infer(request(input), CALLER))
                .returns(500, SeldonException::status);
    }

    @Test
    void checksDeclaredInputsAndConvertsOutputsToTheDeclaration() {
        ComponentModel model = model(new Declaring());

        InferResponse answer = model.infer(request(rows("x", Datatype.FP32, 1, 2)), CALLER);

        assertThat(answer.version()).isEqualTo("4");
        assertThat(answer.outputs()).singleElement().satisfies(output -> {
            assertThat(output.name()).isEqualTo("y");
            assertThat(output.datatype()).isEqualTo(Datatype.INT32);
            assertThat(output.array()).isEqualTo(new int[] {300});
        });
        assertFails(
                () -> model.infer(request(rows("z", Datatype.FP32, 1, 2)), CALLER),
                Reason.BAD_DATA,
                "the model has no input z; its inputs are [x]");
        assertFails(
                () -> model.infer(request(rows("x", Datatype.FP64, 1, 2)), CALLER),
                Reason.BAD_DATA,
                "the input x must be FP32, got FP64");
        assertFails(
                () -> model.infer(request(rows("x", Datatype.FP32, 2)), CALLER),
                Reason.BAD_DATA,
                "the input x must have the shape [-1, 2], -1 for any length, got [2]");
    }

    @Test
    void describesWhatTheComponentDeclares() {
        ServedModel.Metadata metadata = model(new Declaring()).metadata();

        assertThat(metadata.name()).isEqualTo("m");
        assertThat(metadata.versions()).containsExactly("3", "4");
        assertThat(metadata.platform()).isEqualTo("toy");
        assertThat(metadata.inputs()).containsExactly(new ServedModel.TensorMetadata("x", "FP32", List.of(-1L, 2L)));
        assertThat(metadata.outputs()).containsExactly(new ServedModel.TensorMetadata("y", "INT32", List.of(-1L, 1L)));
    }

    @Test
    void countsRowsOfCallsThatSucceededAndCallsThatFailed() {
        ComponentModel model = model(new Declaring());
        assertThat(model.statistics().lastMillis()).isZero();

        model.infer(request(rows("x", Datatype.FP32, 1, 2)), CALLER);
        assertFails(() -> model.infer(request(rows("z", Datatype.FP32, 1, 2)), CALLER), Reason.BAD_DATA, "no input z");

        ServedModel.Statistics statistics = model.statistics();
        assertThat(statistics.rows()).isEqualTo(1);
        assertThat(statistics.succeeded()).isEqualTo(1);
        assertThat(statistics.failed()).isEqualTo(1);
        assertThat(statistics.lastMillis()).isEqualTo(NOW.toEpochMilli());
    }
}

package org.primeradiant.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.Call;
import org.primeradiant.api.Caller;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Meta;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensor;
import org.primeradiant.microservice.Identified;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.microservice.Microservices;
import org.primeradiant.microservice.Operation;

/** Calls the beans of the page about components as plain objects. */
class ComponentsPageTest {
    private static final double[][] FLAT = {{86, 3}};

    @Test
    void convertsSquareFeetAndLeavesTheInputAlone() {
        assertThat(new SquareFeet().transformInput(FLAT, Call.none())[0]).containsExactly(8, 3);
        assertThat(FLAT[0]).containsExactly(86, 3);
    }

    @Test
    void writesEurosAsTheParameterSays() {
        Euros euros = new Euros();
        euros.pattern = "0.00";
        euros.prepare();

        assertThat(euros.transformOutput(new double[] {950}, Call.none())).isEqualTo("950.00 EUR");
    }

    @Test
    void routesBySize() {
        BySize router = new BySize();

        assertThat(router.route(new double[][] {{49.9, 1}}, Call.none())).isZero();
        assertThat(router.route(new double[][] {{50, 1}}, Call.none())).isEqualTo(1);
    }

    @Test
    void addsUpRewards() {
        BySize router = new BySize();
        SeldonMessage nothing = SeldonMessage.of(Payload.NONE);
        Meta routed = new Meta("", Map.of(), Map.of("0", 1), Map.of(), List.of());
        Call call = new Call("0", routed, List.of(), Caller.NONE);

        router.feedback(new Feedback(nothing, nothing, 0.5, nothing), Call.none());
        router.feedback(new Feedback(nothing, nothing, 1, nothing), call);

        assertThat(call.addedTags()).hasToString("{branch=1, rewards=1.5}");
    }

    @Test
    void averagesWhatFits() {
        MeanRents combiner = new MeanRents();
        double[] one = {1};

        assertThat(combiner.aggregate(List.of(one, new double[] {3}), Call.none()))
                .containsExactly(2);
        assertThatThrownBy(() -> combiner.aggregate(List.of(one, new double[2]), Call.none()))
                .isInstanceOf(SeldonException.class);
    }

    @Test
    void appraisesByTheRoleOfTheCaller() throws Exception {
        Microservice service = Microservices.of(new Appraisals());
        SeldonMessage flat = SeldonMessage.of(Payload.data(Tensor.of(new int[] {1}, 100)));

        SeldonMessage answer = service.call(Operation.PREDICT, flat, Identified.as("ann", "appraiser"));
        assertThat(answer.payload()).isEqualTo(Payload.json(Json.createValue(1250.0)));
        assertThat(answer.meta().tags()).hasToString("{asked by=\"ann\"}");
        assertThatThrownBy(() -> service.call(Operation.PREDICT, flat, Identified.as("bob", "guest")))
                .hasMessage("the caller may not call appraisals.predict");
    }

    @Test
    void offersWhatItHasPricesFor() {
        Offers offers = new Offers();

        assertThatThrownBy(() -> offers.health(Call.none())).hasMessage("no prices have been loaded");
        offers.load();

        assertThat(offers.health(Call.none())).isEqualTo(Payload.text("prices of 2 streets"));
        assertThat(offers.predict(new Offers.Flat("Park Lane", 10), Call.none()).rent())
                .isEqualTo(200);
        assertThatThrownBy(() -> offers.predict(new Offers.Flat(null, 10), Call.none()))
                .isInstanceOfSatisfying(
                        SeldonException.class,
                        failure -> assertThat(failure.status()).isEqualTo(404));
    }
}

package org.primeradiant.components;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.primeradiant.api.Bytes;
import org.primeradiant.api.Call;
import org.primeradiant.api.Component;
import org.primeradiant.api.Data;
import org.primeradiant.api.Model;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Router;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Transformer;

/**
 * Checks that answers share no arrays with each other or with the input: one answer may still be in transmission when
 * the next call runs, so writing to an array of one must not change another.
 */
class SharedArraysTest {
    private static final double[] ROW = {5.1, 3.5, 1.4, 0.2};

    @ParameterizedTest
    @EnumSource(Implementation.class)
    void noTwoAnswersShareAnArrayOrHaveOneOfTheInput(Implementation implementation) throws Exception {
        Component component = implementation.create(parameters(implementation), children(implementation));

        assertSharesNothing(component);
    }

    @Test
    void theSampleSharesNothingEither() throws Exception {
        assertSharesNothing(new IrisClassifier());
    }

    @Test
    void twoNodesOfOneImplementationShareNothing() throws Exception {
        Tensor input = rows();
        List<Object> arrays = answers(Implementation.SIMPLE_MODEL.create(Map.of(), 0), input);
        arrays.addAll(answers(Implementation.SIMPLE_MODEL.create(Map.of(), 0), input));

        assertDistinct(arrays);
    }

    @Test
    void whatIsHandedOnIsTheInputAsItWas() throws Exception {
        Bytes bytes = Bytes.of((byte) 1, (byte) 2);
        Tensor rows = rows();
        Component model = Implementation.SIMPLE_MODEL.create(Map.of(), 0);
        Component detector = Implementation.MAHALANOBIS.create(Map.of(), 0);

        assertThat(this.<Payload>model(model).predict(bytes, Call.none())).isSameAs(bytes);
        assertThat(this.<Tensor>transformer(detector).transformInput(rows, Call.none()))
                .isSameAs(rows);
        assertThat(bytes.array()).containsExactly(1, 2);
        assertThat(rows.doubles()).containsExactly(ROW);
    }

    private void assertSharesNothing(Component component) throws Exception {
        Tensor input = rows();
        List<Object> arrays = new ArrayList<>(List.of(input.array()));

        arrays.addAll(answers(component, input));
        arrays.addAll(answers(component, input));

        assertDistinct(arrays);
        assertThat(arrays).hasSize(component instanceof Router<?> ? 1 : 3);
        assertThat(input.doubles()).containsExactly(ROW);
    }

    private static void assertDistinct(List<Object> arrays) {
        for (int i = 0; i < arrays.size(); i++) {
            for (Object later : arrays.subList(i + 1, arrays.size())) {
                assertThat(later).isNotSameAs(arrays.get(i));
            }
        }
    }

    /** Returns the arrays of the answers to {@code input}; none for a router. */
    private List<Object> answers(Component component, Tensor input) throws Exception {
        List<Object> arrays = new ArrayList<>();
        if (component instanceof SimpleModel) {
            arrays.add(array(this.<Payload>model(component).predict(Payload.data(input), Call.none())));
        } else if (component instanceof Model<?, ?>) {
            arrays.add(array(this.<Tensor>model(component).predict(input, Call.none())));
        } else if (component instanceof MajorityVoteCombiner vote) {
            Data data = Payload.data(input);
            arrays.add(array(vote.aggregate(List.of(data, data), Call.none())));
        } else if (component instanceof AverageCombiner average) {
            SeldonMessage message = SeldonMessage.of(Payload.data(input));
            arrays.add(array(
                    average.aggregate(List.of(message, message), Call.none()).payload()));
        } else {
            assertThat(component).isInstanceOf(Router.class);
        }
        return arrays;
    }

    @SuppressWarnings("unchecked")
    private <T> Model<T, T> model(Component component) {
        return (Model<T, T>) component;
    }

    @SuppressWarnings("unchecked")
    private <T> Transformer<T, T> transformer(Component component) {
        return (Transformer<T, T>) component;
    }

    private static Object array(Object answer) {
        return answer instanceof Tensor tensor
                ? tensor.array()
                : ((Data) answer).tensor().array();
    }

    private static Tensor rows() {
        return Tensor.of(new int[] {1, ROW.length}, ROW);
    }

    private static Map<String, Object> parameters(Implementation implementation) {
        return implementation == Implementation.WEIGHTED_AVERAGE_COMBINER ? Map.of("weights", "1,2") : Map.of();
    }

    private static int children(Implementation implementation) {
        return implementation == Implementation.SIMPLE_MODEL || implementation == Implementation.MAHALANOBIS ? 0 : 2;
    }
}

package org.primeradiant.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.primeradiant.admission.ObservedCall.Outcome;
import org.primeradiant.settings.Limits;

class ObservedCallTest {
    private final List<String> heard = new ArrayList<>();
    private final CallObserver observer = new CallObserver() {
        @Override
        public void begins(ObservedCall call) {
            heard.add(
                    "begins " + call.component() + " " + call.operation() + " " + call.protocol() + " " + call.puid());
        }

        @Override
        public void ends(ObservedCall call) {
            heard.add("ends " + call.outcome() + " " + call.code() + " " + call.bytesIn() + " " + call.bytesOut());
        }
    };
    private final ObservedCall call = new ObservedCall(List.of(observer));

    @Test
    void tellsOfTheBeginAndTheEnd() {
        call.came(20);
        call.names("iris", "PREDICT", "seldon", "p1");
        call.sent(30);
        call.sent(1);
        call.ends(Outcome.REFUSED, "400");

        assertThat(heard).containsExactly("begins iris PREDICT seldon p1", "ends REFUSED 400 20 31");
        assertThat(call.duration()).isPositive();
        assertThat(call.duration()).isEqualTo(call.duration()); // fixed once the call has ended
    }

    @Test
    void keepsTheFirstNameAndTheFirstEnd() {
        call.names("graph", "PREDICT", "seldon", "p1");
        call.names("iris", "PREDICT", "seldon", "p1");
        call.ends(Outcome.FAILED, "504");
        call.ends(Outcome.ANSWERED, "200");

        assertThat(heard).containsExactly("begins graph PREDICT seldon p1", "ends FAILED 504 0 0");
    }

    @Test
    void tellsNothingOfACallThatReachedNobody() {
        call.ends(Outcome.REFUSED, "413");

        assertThat(heard).isEmpty();
    }

    @Test
    void spendsNothingOnACallThatNobodyObserves() {
        ObservedCall.UNOBSERVED.came(1);
        ObservedCall.UNOBSERVED.names("iris", "PREDICT", "seldon", "");
        ObservedCall.UNOBSERVED.ends(Outcome.ANSWERED, "200");

        assertThat(ObservedCall.UNOBSERVED.isObserved()).isFalse();
        assertThat(ObservedCall.UNOBSERVED.component()).isEmpty();
        assertThat(ObservedCall.UNOBSERVED.bytesIn()).isZero();
        assertThat(ObservedCall.UNOBSERVED.code()).isEmpty();
    }

    @Test
    void keepsAnObserversFailureFromTheCallerAndFromOtherObservers() {
        Logger logger = Logger.getLogger(ObservedCall.class.getName());
        logger.setLevel(Level.OFF);
        try {
            CallObserver broken = ended -> {
                throw new IllegalStateException("broken");
            };
            ObservedCall observed = new ObservedCall(List.of(broken, observer));
            observed.names("iris", "PREDICT", "seldon", "");
            observed.ends(Outcome.ANSWERED, "200");

            assertThat(heard).hasSize(2);
        } finally {
            logger.setLevel(null);
        }
    }

    @Test
    void belongsToABudgetThatCountsTheBody() {
        Limits limits = new Limits(1, 1, 1, 1 << 20, 0, 1, 0, 1, Duration.ofSeconds(60), Duration.ofSeconds(30), 0);
        try (Watch watch = new Watch(limits, Thread::new, text -> {}, List.of(observer))) {
            watch.start();
            Budget budget = watch.begin(watch.pool("HTTP", 1));
            budget.bodyBegins();
            budget.bodyCame(7);
            budget.bodyEnds();
            budget.observed().names("iris", "PREDICT", "seldon", "");
            budget.observed().ends(Outcome.ANSWERED, "200");

            assertThat(heard).last().isEqualTo("ends ANSWERED 200 7 0");
            budget.close();
        }
    }
}

package org.primeradiant.logger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.primeradiant.admission.Budget;
import org.primeradiant.admission.BudgetedCaller;
import org.primeradiant.api.Caller;
import org.primeradiant.api.Meta;
import org.primeradiant.identity.Access;
import org.primeradiant.microservice.Identified;
import org.primeradiant.settings.LoggerSettings.Mode;

class ComponentLogTest {
    private static ComponentLog log(Mode mode, double rate, Access access) {
        return new ComponentLog(mode, Sink.NONE, "iris", "seldon", rate, Origin.NONE, access);
    }

    private static Caller caller(String name, String value) {
        return header -> header.equalsIgnoreCase(name) ? Optional.of(value) : Optional.empty();
    }

    @Test
    void logsNothingIfItIsOff() {
        assertThat(log(Mode.OFF, 1, Access.OPEN).call(Caller.NONE, Meta.EMPTY)).isSameAs(CallLog.NONE);
    }

    @ParameterizedTest
    @CsvSource({"true,true", "True,true", "on,true", "1,true", "'no, true',true", "false,false", "yes,false", "'',false"
    })
    void skipsWhatTheCallerWantsSkipped(String value, boolean skips) {
        CallLog call = log(Mode.ALL, 1, Access.OPEN).call(caller("Seldon-Skip-Logging", value), "p");

        assertThat(call == CallLog.NONE).isEqualTo(skips);
    }

    @Test
    void skipsNothingForCallersWhoMayNotOperate() {
        Access access = new Access(true, List.of(), Map.of("operate", Set.of("operator")));

        CallLog call = log(Mode.ALL, 1, access).call(caller("Seldon-Skip-Logging", "true"), "p");

        assertThat(call).isNotSameAs(CallLog.NONE);
    }

    @Test
    void skipsForCallersWhoMayOperate() {
        Access access = new Access(true, List.of(), Map.of("operate", Set.of("operator")));

        assertThat(log(Mode.ALL, 1, access).call(new Skipping(Identified.as("ann", "operator")), "p"))
                .isSameAs(CallLog.NONE);
        assertThat(log(Mode.ALL, 1, access).call(new Skipping(Identified.as("bob", "reader")), "p"))
                .isNotSameAs(CallLog.NONE);
    }

    /** The caller, who does not want to be logged. */
    private record Skipping(BudgetedCaller caller) implements BudgetedCaller {
        @Override
        public Optional<String> header(String name) {
            return name.equals("Seldon-Skip-Logging") ? Optional.of("true") : Optional.empty();
        }

        @Override
        public Budget budget() {
            return caller.budget();
        }

        @Override
        public String protocol() {
            return caller.protocol();
        }
    }

    /** 10,000 ids; the share is 0.25 +- 0.02, which is 4.6 sigma. The ids are always the same. */
    @Test
    void logsTheShareThatIsAskedFor() {
        ComponentLog log = log(Mode.ALL, 0.25, Access.OPEN);

        long logged = IntStream.range(0, 10_000)
                .filter(i -> log.call(Caller.NONE, "puid-" + i) != CallLog.NONE)
                .count();

        assertThat(logged).isBetween(2_300L, 2_700L);
    }

    @Test
    void choosesTheSameRequestsAtEveryNode() {
        ComponentLog some = log(Mode.ALL, 0.3, Access.OPEN);
        ComponentLog more = log(Mode.RESPONSE, 0.6, Access.OPEN);

        assertThat(IntStream.range(0, 1_000).mapToObj(i -> "puid-" + i))
                .filteredOn(puid -> some.call(Caller.NONE, puid) != CallLog.NONE)
                .isNotEmpty()
                .allMatch(puid -> more.call(Caller.NONE, puid) != CallLog.NONE);
    }

    @Test
    void logsNoneOrAllAtTheEndsOfTheScale() {
        assertThat(log(Mode.ALL, 0, Access.OPEN).call(Caller.NONE, "")).isSameAs(CallLog.NONE);
        assertThat(log(Mode.ALL, 1, Access.OPEN).call(Caller.NONE, "")).isNotSameAs(CallLog.NONE);
    }
}

package org.primeradiant.goldens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.primeradiant.goldens.RecordedGraphs.answer;
import static org.primeradiant.goldens.RecordedGraphs.played;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GraphComparisonTest {
    private static final GraphCase COMBINER = RecordedGraphs.named("combiner");

    private static String difference(GraphCase recorded, List<Hop> hops) {
        return GraphComparison.difference(recorded, played(recorded, answer(recorded), hops));
    }

    private static Hop with(Hop hop, String header, String value) {
        Map<String, String> headers = new TreeMap<>(hop.headers());
        headers.put(header, value);
        return new Hop(hop.node(), hop.target(), headers, hop.body(), hop.message());
    }

    @Test
    void findsNoDifferenceOfTheRecordingItself() {
        assertThat(RecordedGraphs.all())
                .filteredOn(recorded -> !recorded.exchange().status().isEmpty())
                .hasSize(63)
                .allSatisfy(recorded -> assertThat(difference(recorded, RecordedGraphs.forwarded(recorded)))
                        .isEmpty());
    }

    @Test
    void insistsOnHeadersThatTheRecorderDidNotNote() {
        GraphCase recorded = RecordedGraphs.named("cloudevent-headers");

        assertThat(difference(recorded, RecordedGraphs.forwarded(recorded))).isEmpty();
        assertThat(difference(recorded, recorded.hops())).contains("ce-specversion=0.3");
    }

    @Test
    void letsSiblingsComeInAnyOrder() {
        List<Hop> swapped = new ArrayList<>(COMBINER.hops());
        Collections.swap(swapped, 0, 1);

        assertThat(difference(COMBINER, swapped)).isEmpty();
    }

    @Test
    void insistsOnTheOrderAlongTheGraph() {
        List<Hop> swapped = new ArrayList<>(COMBINER.hops());
        Collections.swap(swapped, 1, 2);

        assertThat(difference(COMBINER, swapped)).isEqualTo("hop c POST /aggregate came before m1 POST /predict");
    }

    @Test
    void findsACallThatIsMissing() {
        assertThat(difference(COMBINER, COMBINER.hops().subList(0, 2)))
                .startsWith("hop c POST /aggregate is missing in");
    }

    @Test
    void findsACallTooMany() {
        List<Hop> more = new ArrayList<>(COMBINER.hops());
        more.add(COMBINER.hops().get(0));

        assertThat(difference(COMBINER, more)).isEqualTo("hop m2 POST /predict was not recorded");
    }

    @Test
    void findsAnotherBodyOfACall() {
        GraphCase recorded = RecordedGraphs.named("html-escape");
        Hop hop = recorded.lastHop();
        Hop other = Hop.rest(hop.node(), hop.target(), hop.headers(), "{\"strData\":\"<>\"}");

        assertThat(difference(recorded, List.of(other)))
                .isEqualTo("hop m1 POST /predict: .strData is '<>' instead of '<&>'");
    }

    @Test
    void findsAHeaderThatWasNotForwarded() {
        GraphCase recorded = RecordedGraphs.named("accept-encoding");

        assertThat(difference(recorded, List.of(with(recorded.lastHop(), "accept-encoding", "identity"))))
                .startsWith("hop m1 POST /predict: headers {accept-encoding=gzip, deflate");
    }

    @Test
    void findsAnIdThatChangesOnTheWay() {
        Hop hop = COMBINER.lastHop();
        List<Hop> hops = new ArrayList<>(COMBINER.hops());
        hops.set(2, with(hop, "seldon-puid", "other"));

        assertThat(difference(COMBINER, hops)).startsWith("one seldon-puid expected, got");
    }

    @Test
    void findsAnIdThatIsNotTheOneThatWasSent() {
        GraphCase recorded = RecordedGraphs.named("cloudevent-headers");
        Map<String, String> headers = new TreeMap<>(answer(recorded).headers());
        headers.put("seldon-puid", "other");
        Answer other = Answer.rest(200, headers, answer(recorded).body());

        assertThat(GraphComparison.difference(
                        recorded,
                        played(
                                recorded,
                                other,
                                List.of(with(RecordedGraphs.forwarded(recorded).get(0), "seldon-puid", "other")))))
                .startsWith("one seldon-puid expected, got");
    }

    @Test
    void findsAHeaderOfTheExecutorThatIsMissing() {
        GraphCase recorded = RecordedGraphs.named("cloudevent-headers");
        Map<String, String> headers = new TreeMap<>(answer(recorded).headers());
        headers.remove("ce-path");
        Answer other = Answer.rest(200, headers, answer(recorded).body());

        assertThat(GraphComparison.difference(recorded, played(recorded, other)))
                .startsWith("headers {access-control-allow-origin=*, ce-id=ce-1, ce-path=");
    }
}

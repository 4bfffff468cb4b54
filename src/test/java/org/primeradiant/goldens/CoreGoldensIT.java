package org.primeradiant.goldens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.primeradiant.goldens.Outcome.Verdict;
import org.primeradiant.testing.Http;

/** All recorded cases of Seldon's wrapper, answered by the deployed WAR. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class CoreGoldensIT {
    private static final double LEAST_EQUAL = 0.97;

    @ArquillianResource
    private Deployer deployer;

    @Test
    void answersAsRecorded() {
        List<Outcome> outcomes = replay(GoldensDeployments.stages());

        outcomes.stream().filter(outcome -> outcome.verdict() != Verdict.EQUAL).forEach(System.out::println);
        for (String door : List.of("rest", "grpc")) {
            System.out.println(summary(door, outcomes));
        }
        assertThat(outcomes).isNotEmpty();
        assertThat(outcomes.stream().filter(outcome -> outcome.verdict() == Verdict.FAIL))
                .isEmpty();
        assertThat(shareOfEqual(outcomes)).isGreaterThanOrEqualTo(LEAST_EQUAL);
    }

    private List<Outcome> replay(List<Stage> stages) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            deployer.deploy(GoldensDeployments.name(i));
            Http.awaitLoaded();
            try (GrpcDoor grpc = new GrpcDoor()) {
                outcomes.addAll(new Replay(stages.get(i), grpc).run());
            } finally {
                deployer.undeploy(GoldensDeployments.name(i));
            }
        }
        return outcomes;
    }

    private static String summary(String door, List<Outcome> outcomes) {
        List<Outcome> ofDoor = outcomes.stream()
                .filter(outcome -> outcome.recorded().transport().equals(door))
                .toList();
        return "goldens core " + door + ": " + count(Verdict.EQUAL, ofDoor) + " equal, "
                + count(Verdict.BY_RULE, ofDoor) + " by rule, " + count(Verdict.FAIL, ofDoor) + " fail, of "
                + ofDoor.size();
    }

    private static long count(Verdict verdict, List<Outcome> outcomes) {
        return outcomes.stream().filter(outcome -> outcome.verdict() == verdict).count();
    }

    private static double shareOfEqual(List<Outcome> outcomes) {
        List<Outcome> ok =
                outcomes.stream().filter(outcome -> outcome.recorded().isOk()).toList();
        return ok.isEmpty() ? 1 : (double) count(Verdict.EQUAL, ok) / ok.size();
    }
}

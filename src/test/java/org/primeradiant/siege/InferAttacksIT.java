package org.primeradiant.siege;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.primeradiant.fuzz.TotalBeans;
import org.primeradiant.testing.Grpc;
import org.primeradiant.testing.RadiantWar;

/** Sends the attacks of the Open Inference Protocol one after the other; the siege, which takes longer, mixes them. */
@ExtendWith(ArquillianExtension.class)
class InferAttacksIT {
    private static final int TIMES = 5;

    @Deployment(testable = false)
    static WebArchive war() {
        return RadiantWar.with(
                SiegeBeans.Sums.class,
                SiegeBeans.Lengths.class,
                TotalBeans.Identity.class,
                TotalBeans.KindRouter.class,
                TotalBeans.First.class,
                TotalBeans.BothWays.class,
                TotalBeans.Rows.class,
                TotalBeans.ByName.class,
                TotalBeans.Point.class,
                TotalBeans.Records.class);
    }

    @Test
    void eachIsAnsweredAsItShouldBe() throws Exception {
        List<String> complaints = new ArrayList<>();
        int http = Integer.getInteger("radiant.http.port", 8080);
        try (InferAttacks attacks = new InferAttacks(http, Grpc.Door.PORT.number())) {
            for (Attack attack : Attacks.infer(attacks)) {
                for (int seed = 0; seed < TIMES; seed++) {
                    attack.action().send(new Random(seed)).stream()
                            .map(attack::complaint)
                            .filter(complaint -> !complaint.isEmpty())
                            .forEach(complaint -> complaints.add(attack.name() + ": " + complaint));
                }
            }
        }

        assertThat(complaints).isEmpty();
    }
}

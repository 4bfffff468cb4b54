package org.primeradiant.goldens;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jboss.arquillian.container.test.api.Deployer;
import org.primeradiant.testing.Http;

/** Deploys the stages of a recording one after another and replays the cases of each. */
final class Replay {
    private Replay() {}

    /**
     * Replays the stages of a recording. Cases whose toys the deployment has not are in the outcomes too.
     *
     * @param cases all cases of the recording
     */
    static <C extends Recorded, P> List<Outcome> run(
            Recording<C, P> recording,
            List<C> cases,
            List<Stage<C>> stages,
            BiFunction<Stage<C>, Doors, Player<C, P>> players,
            Deployer deployer) {
        List<Outcome> outcomes = new ArrayList<>(recording.unplayable(cases));
        for (int i = 0; i < stages.size(); i++) {
            Stage<C> stage = stages.get(i);
            deployer.deploy(GoldensDeployments.name(i));
            Http.awaitLoaded();
            try (Doors doors = new Doors()) {
                Player<C, P> player = players.apply(stage, doors);
                stage.cases().forEach(recorded -> outcomes.add(outcome(recording, recorded, player)));
            } finally {
                deployer.undeploy(GoldensDeployments.name(i));
            }
        }
        return outcomes;
    }

    /** A case that cannot be read must not end the replay of the others. */
    static <C extends Recorded, P> Outcome outcome(Recording<C, P> recording, C recorded, Player<C, P> player) {
        try {
            return recording.outcome(recorded, player.play(recorded));
        } catch (RuntimeException e) {
            return recording.broken(recorded, e);
        }
    }
}

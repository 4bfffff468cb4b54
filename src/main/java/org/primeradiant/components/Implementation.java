package org.primeradiant.components;

import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Function;
import org.primeradiant.api.Component;
import org.primeradiant.state.NodeState;

/**
 * The built-in components for graph nodes, by the name of their {@code implementation}. {@code docs/builtins.md}
 * lists their parameters.
 */
public enum Implementation implements NodeImplementation {
    /** {@link SimpleModel}. */
    SIMPLE_MODEL(parameters -> new SimpleModel()),
    /** {@link SimpleRouter}. */
    SIMPLE_ROUTER(Implementation::simpleRouter),
    /** {@link RandomAbTest}. */
    RANDOM_ABTEST(Implementation::randomAbTest, "ratioA", "seed"),
    /** {@link AverageCombiner#equal}. */
    AVERAGE_COMBINER(Implementation::averageCombiner),
    /** {@link AverageCombiner#weighted}. */
    WEIGHTED_AVERAGE_COMBINER(Implementation::weightedAverageCombiner, "weights"),
    /** {@link MajorityVoteCombiner}. */
    MAJORITY_VOTE_COMBINER(Implementation::majorityVoteCombiner),
    /** {@link EpsilonGreedy}. */
    EPSILON_GREEDY(
            Implementation::epsilonGreedy,
            "n_branches",
            "epsilon",
            "best_branch",
            "seed",
            "branch_names",
            "verbose",
            "history",
            "max_rows_per_feedback"),
    /** {@link ThompsonSampling}. */
    THOMPSON_SAMPLING(
            Implementation::thompsonSampling,
            "n_branches",
            "seed",
            "branch_names",
            "verbose",
            "history",
            "max_rows_per_feedback"),
    /** {@link Ucb1}. */
    UCB1(Implementation::ucb1, "n_branches", "seed", "branch_names", "verbose", "history", "max_rows_per_feedback"),
    /** {@link Mahalanobis}. */
    MAHALANOBIS(Implementation::mahalanobis, "threshold", "n_components", "n_stdev", "start_clip", "max_n");

    private static final double USUAL_RATIO = 0.5;
    private static final double USUAL_EPSILON = 0.1;

    private final Function<Parameters, Component> factory;
    private final List<String> parameters;

    Implementation(Function<Parameters, Component> factory, String... parameters) {
        this.factory = factory;
        this.parameters = List.of(parameters);
    }

    /** The names of the parameters that {@link #create} accepts. */
    public List<String> parameters() {
        return parameters;
    }

    @Override
    public Component create(Map<String, Object> values, int children) {
        return create(values, children, NodeState.NONE);
    }

    @Override
    public Component create(Map<String, Object> values, int children, NodeState state) {
        return factory.apply(new Parameters(this, values, children, state));
    }

    private static Component simpleRouter(Parameters parameters) {
        parameters.requireChildren();
        return new SimpleRouter();
    }

    private static Component randomAbTest(Parameters parameters) {
        if (parameters.children() != 2) {
            throw new IllegalArgumentException(
                    RANDOM_ABTEST + " needs exactly 2 children, got " + parameters.children());
        }
        return new RandomAbTest(parameters.number("ratioA", USUAL_RATIO, Range.SHARE), parameters.random());
    }

    private static Component averageCombiner(Parameters parameters) {
        parameters.requireChildren();
        return AverageCombiner.equal();
    }

    private static Component weightedAverageCombiner(Parameters parameters) {
        parameters.requireChildren();
        return AverageCombiner.weighted(parameters.weights("weights"));
    }

    private static Component majorityVoteCombiner(Parameters parameters) {
        parameters.requireChildren();
        return new MajorityVoteCombiner();
    }

    private static Component epsilonGreedy(Parameters parameters) {
        BanditBranches branches = parameters.branches();
        Random random = parameters.random();
        double epsilon = parameters.number("epsilon", USUAL_EPSILON, Range.SHARE);
        OptionalInt best = parameters.whole("best_branch", Range.of(0, branches.size() - 1));
        int first = best.orElseGet(() -> random.nextInt(branches.size()));
        return new EpsilonGreedy(LearnedArms.ranked(branches, parameters.state(), random, first), epsilon, random);
    }

    private static Component thompsonSampling(Parameters parameters) {
        return new ThompsonSampling(
                LearnedArms.unranked(parameters.branches(), parameters.state()), parameters.random());
    }

    private static Component ucb1(Parameters parameters) {
        return new Ucb1(LearnedArms.unranked(parameters.branches(), parameters.state()), parameters.random());
    }

    private static Component mahalanobis(Parameters parameters) {
        Mahalanobis.Settings usual = Mahalanobis.Settings.USUAL;
        Mahalanobis.Settings settings = new Mahalanobis.Settings(
                parameters.number("threshold", usual.threshold(), Range.atLeast(0)),
                parameters.whole("n_components", Range.atLeast(1)).orElse(usual.components()),
                parameters.number("n_stdev", usual.deviations(), Range.above(1)),
                parameters.whole("start_clip", Range.atLeast(0)).orElse(usual.startClip()),
                parameters.whole("max_n", Range.atLeast(-1)).orElse(usual.mostRows()));
        NodeState state = parameters.state();
        return state.isOn()
                ? new Mahalanobis(settings, JsonProvider.provider(), state)
                : new Mahalanobis(settings, JsonProvider.provider());
    }
}

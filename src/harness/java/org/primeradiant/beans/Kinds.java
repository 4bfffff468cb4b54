package org.primeradiant.beans;

import io.seldon.protos.PredictionProtos.Metric;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.primeradiant.api.Call;
import org.primeradiant.api.Model;
import org.primeradiant.api.Parameter;
import org.primeradiant.api.SeldonException;

/** Components with the parameter types that a component may declare. */
public final class Kinds {
    private Kinds() {}

    /** Input of {@link RecordModel}. */
    public record Flower(double length, double width) {}

    /** Answer of {@link RecordModel}. */
    public record Area(double area) {}

    @Named("record")
    @ApplicationScoped
    public static class RecordModel implements Model<Flower, Area> {
        @Override
        public Area predict(Flower flower, Call call) {
            return new Area(flower.length() * flower.width());
        }
    }

    /** Takes and returns a generated message in customData; doubles the metric's value. */
    @Named("custom")
    @ApplicationScoped
    public static class CustomModel implements Model<Metric, Metric> {
        @Override
        public Metric predict(Metric metric, Call call) {
            return metric.toBuilder().setValue(metric.getValue() * 2).build();
        }
    }

    /** Answers the values of its parameters. */
    @Named("parameters")
    @ApplicationScoped
    public static class ParameterModel implements Model<String, String> {
        @Inject
        @Parameter("n")
        int n;

        @Inject
        @Parameter("epsilon")
        double epsilon;

        @Inject
        @Parameter("rate")
        float rate;

        @Inject
        @Parameter("name")
        String name;

        @Inject
        @Parameter("verbose")
        boolean verbose;

        @Inject
        @Parameter(value = "missing", defaultValue = "7")
        int missing;

        @Override
        public String predict(String text, Call call) {
            return n + " " + epsilon + " " + rate + " " + name + " " + verbose + " " + missing;
        }
    }

    /** Fails in the way its input names; echoes any other input. */
    @Named("failing")
    @ApplicationScoped
    public static class FailingModel implements Model<String, String> {
        @Override
        public String predict(String text, Call call) {
            return switch (text) {
                case "chosen" -> throw new SeldonException(418, "TEAPOT", "short and stout");
                case "overflow" -> predict(text, call);
                case "broken" -> throw new IllegalStateException("the secret of the model");
                default -> text;
            };
        }
    }
}

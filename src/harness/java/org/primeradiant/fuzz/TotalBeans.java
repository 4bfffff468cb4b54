package org.primeradiant.fuzz;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import org.primeradiant.api.Call;
import org.primeradiant.api.Combiner;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Model;
import org.primeradiant.api.OutputTransformer;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Router;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Transformer;

/** Components that answer whatever they are given and never fail: what fails beside them is the host. */
public final class TotalBeans {
    private TotalBeans() {}

    /** Answers its input; to feedback, the truth. */
    @Named("identity")
    @ApplicationScoped
    public static class Identity implements Model<Payload, Payload> {
        @Override
        public Payload predict(Payload input, Call call) {
            call.tag("names", call.names().size());
            return input;
        }

        @Override
        public Payload feedback(Feedback feedback, Call call) {
            call.tag("branch", call.branch().orElse(-1));
            return feedback.truth().payload();
        }
    }

    /** Routes by the kind of the payload. */
    @Named("router")
    @ApplicationScoped
    public static class KindRouter implements Router<Payload> {
        @Override
        public int route(Payload input, Call call) {
            return input.kind().length();
        }
    }

    /** Answers the first of its inputs. */
    @Named("combiner")
    @ApplicationScoped
    public static class First implements Combiner<Payload, Payload> {
        @Override
        public Payload aggregate(List<Payload> inputs, Call call) {
            return inputs.get(0);
        }
    }

    /** Answers tensors, and whole messages, as they come. */
    @Named("transformer")
    @ApplicationScoped
    public static class BothWays
            implements Transformer<Tensor, Tensor>, OutputTransformer<SeldonMessage, SeldonMessage> {
        @Override
        public Tensor transformInput(Tensor input, Call call) {
            return input;
        }

        @Override
        public SeldonMessage transformOutput(SeldonMessage output, Call call) {
            return output;
        }
    }

    /** Over arrays of numbers, which the host converts to. */
    @Named("rows")
    @ApplicationScoped
    public static class Rows implements Model<double[][], double[][]>, Combiner<float[][], double[]> {
        @Override
        public double[][] predict(double[][] rows, Call call) {
            return rows;
        }

        @Override
        public double[] aggregate(List<float[][]> inputs, Call call) {
            return new double[inputs.size()];
        }
    }

    /** What {@link Records} takes and answers. */
    public record Point(double x, String name, List<Integer> counts) {}

    /** Over a record, which JSON-B binds. */
    @Named("records")
    @ApplicationScoped
    public static class Records implements Model<Point, Point> {
        @Override
        public Point predict(Point point, Call call) {
            return point;
        }
    }

    /** Tells how many bytes of the server's heap are in use once the garbage is gone. */
    @Named("memory")
    @ApplicationScoped
    public static class Memory implements Model<String, String> {
        @Override
        public String predict(String text, Call call) {
            System.gc();
            Runtime server = Runtime.getRuntime();
            return String.valueOf(server.totalMemory() - server.freeMemory());
        }
    }
}

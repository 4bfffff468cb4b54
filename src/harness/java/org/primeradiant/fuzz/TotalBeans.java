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
import org.primeradiant.api.Tensors;
import org.primeradiant.api.Transformer;

/** Components that accept any input and never fail, so that any failure is the host's. */
public final class TotalBeans {
    private TotalBeans() {}

    /** Returns its input; answers feedback with its truth. */
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

    /** Returns a branch that depends on the payload's kind. */
    @Named("router")
    @ApplicationScoped
    public static class KindRouter implements Router<Payload> {
        @Override
        public int route(Payload input, Call call) {
            return input.kind().length();
        }
    }

    /** Returns the first of its inputs. */
    @Named("combiner")
    @ApplicationScoped
    public static class First implements Combiner<Payload, Payload> {
        @Override
        public Payload aggregate(List<Payload> inputs, Call call) {
            return inputs.get(0);
        }
    }

    /** Returns tensors and whole messages unchanged. */
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

    /** Takes arrays of numbers, to which the host converts the payload. */
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

    /** Takes and answers tensors by their names. */
    @Named("tensors")
    @ApplicationScoped
    public static class ByName implements Model<Tensors, Tensors> {
        @Override
        public Tensors predict(Tensors input, Call call) {
            return input;
        }
    }

    /** Input and answer of {@link Records}. */
    public record Point(double x, String name, List<Integer> counts) {}

    /** Takes a record, which JSON-B binds. */
    @Named("records")
    @ApplicationScoped
    public static class Records implements Model<Point, Point> {
        @Override
        public Point predict(Point point, Call call) {
            return point;
        }
    }

    /** Answers the number of bytes in use on the server's heap after a collection. */
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

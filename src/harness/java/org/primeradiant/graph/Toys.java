package org.primeradiant.graph;

import java.util.List;
import org.primeradiant.api.Call;
import org.primeradiant.api.Combiner;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Model;
import org.primeradiant.api.OutputTransformer;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Router;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Transformer;

/** Components whose answers show the path of a message. */
final class Toys {
    private Toys() {}

    /** Appends its name to a text. */
    record Named(String name)
            implements Model<String, String>, Transformer<String, String>, OutputTransformer<String, String> {
        @Override
        public String predict(String input, Call call) {
            call.tag(name, true);
            call.counter(name + "_calls", 1);
            return input + ">" + name;
        }

        @Override
        public String transformInput(String input, Call call) {
            return input + ">in:" + name;
        }

        @Override
        public String transformOutput(String input, Call call) {
            return input + ">out:" + name;
        }

        @Override
        public Payload feedback(Feedback feedback, Call call) {
            return Payload.text(name + " got " + feedback.reward());
        }
    }

    /** Always routes to the same branch. */
    record Fixed(int branch) implements Router<Payload> {
        @Override
        public int route(Payload input, Call call) {
            call.tag("routed", branch);
            call.counter("routes", 1);
            return branch;
        }

        @Override
        public Payload feedback(Feedback feedback, Call call) {
            return Payload.text("branch " + call.branch().orElse(-9));
        }
    }

    /** Joins texts with a plus sign. */
    record Joining() implements Combiner<String, String> {
        @Override
        public String aggregate(List<String> inputs, Call call) {
            return String.join("+", inputs);
        }
    }

    /** Always fails with the given status. */
    record Failing(int status) implements Model<Payload, Payload> {
        @Override
        public Payload predict(Payload input, Call call) {
            throw new SeldonException(status, "TOO_HOT", "it is too hot");
        }
    }
}

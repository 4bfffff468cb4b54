package org.primeradiant.beans;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.primeradiant.api.Call;
import org.primeradiant.api.Combiner;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Meta;
import org.primeradiant.api.Model;
import org.primeradiant.api.OutputTransformer;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Router;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Status;
import org.primeradiant.api.Transformer;

/** Components that take or return whole payloads and messages. */
public final class Whole {
    private Whole() {}

    /** Has every role; returns its input and names the operation in a tag. */
    @Named("every-role")
    @ApplicationScoped
    public static class EveryRole
            implements Model<Payload, Payload>,
                    Router<Payload>,
                    Combiner<Payload, Payload>,
                    Transformer<Payload, Payload>,
                    OutputTransformer<Payload, Payload> {
        @Override
        public Payload predict(Payload input, Call call) {
            call.tag("did", "predict");
            return input;
        }

        @Override
        public int route(Payload input, Call call) {
            call.tag("did", "route");
            return 1;
        }

        @Override
        public Payload aggregate(List<Payload> inputs, Call call) {
            call.tag("did", "aggregate " + inputs.size());
            return inputs.get(0);
        }

        @Override
        public Payload transformInput(Payload input, Call call) {
            call.tag("did", "transform-input");
            return input;
        }

        @Override
        public Payload transformOutput(Payload input, Call call) {
            call.tag("did", "transform-output");
            return input;
        }

        @Override
        public Payload feedback(Feedback feedback, Call call) {
            call.tag("did", "send-feedback " + feedback.reward());
            return Payload.NONE;
        }
    }

    /** Returns its input as the status code of its answer. */
    @Named("status")
    @ApplicationScoped
    public static class StatusModel implements Model<String, SeldonMessage>, Transformer<String, SeldonMessage> {
        @Override
        public SeldonMessage predict(String code, Call call) {
            Status status = new Status(Integer.parseInt(code), "short and stout", "TEAPOT", Status.Flag.FAILURE);
            return new SeldonMessage(status, Meta.EMPTY, Payload.NONE);
        }

        @Override
        public SeldonMessage transformInput(String code, Call call) {
            return predict(code, call);
        }
    }

    /** Answers JSON that it writes itself: the length of its input in bytes. */
    @Named("length")
    @ApplicationScoped
    public static class LengthModel implements Model<byte[], byte[]> {
        @Override
        public byte[] predict(byte[] body, Call call) {
            return ("{\"bytes\": " + body.length + "}").getBytes(StandardCharsets.UTF_8);
        }
    }
}

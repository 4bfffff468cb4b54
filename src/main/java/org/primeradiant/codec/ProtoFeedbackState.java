package org.primeradiant.codec;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.json.HeapUse;
import org.primeradiant.protobuf.ProtoState;

/** Parse state of a {@code Feedback}. */
final class ProtoFeedbackState implements ProtoState {
    private final Part request;
    private final Part response;
    private final Part truth;
    private float reward;

    ProtoFeedbackState(HeapUse use) {
        this.request = new Part(use);
        this.response = new Part(use);
        this.truth = new Part(use);
    }

    @Override
    public boolean field(int tag, CodedInputStream in) throws IOException {
        switch (tag) {
            case ProtoTags.FEEDBACK_REQUEST -> request.read(in);
            case ProtoTags.FEEDBACK_RESPONSE -> response.read(in);
            case ProtoTags.FEEDBACK_REWARD -> reward = in.readFloat();
            case ProtoTags.FEEDBACK_TRUTH -> truth.read(in);
            default -> {
                return false;
            }
        }
        return true;
    }

    Feedback feedback() {
        return new Feedback(request.message(), response.message(), RewardException.require(reward), truth.message());
    }

    /** One of the messages; {@link SeldonMessage#NOTHING} if it does not come. */
    private static final class Part {
        private final ProtoMessageState state;
        private boolean came;

        Part(HeapUse use) {
            this.state = new ProtoMessageState(use);
        }

        void read(CodedInputStream in) throws IOException {
            came = true;
            ProtoState.readEmbedded(in, state);
        }

        SeldonMessage message() {
            return came ? state.message() : SeldonMessage.NOTHING;
        }
    }
}

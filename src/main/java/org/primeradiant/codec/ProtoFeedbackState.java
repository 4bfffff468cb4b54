package org.primeradiant.codec;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import org.primeradiant.api.Feedback;
import org.primeradiant.json.HeapUse;

/** Parse state of a {@code Feedback}. */
final class ProtoFeedbackState implements ProtoState {
    private final ProtoMessageState request;
    private final ProtoMessageState response;
    private final ProtoMessageState truth;
    private float reward;

    ProtoFeedbackState(HeapUse use) {
        this.request = new ProtoMessageState(use);
        this.response = new ProtoMessageState(use);
        this.truth = new ProtoMessageState(use);
    }

    @Override
    public boolean field(int tag, CodedInputStream in) throws IOException {
        switch (tag) {
            case ProtoTags.FEEDBACK_REQUEST -> ProtoState.readEmbedded(in, request);
            case ProtoTags.FEEDBACK_RESPONSE -> ProtoState.readEmbedded(in, response);
            case ProtoTags.FEEDBACK_REWARD -> reward = in.readFloat();
            case ProtoTags.FEEDBACK_TRUTH -> ProtoState.readEmbedded(in, truth);
            default -> {
                return false;
            }
        }
        return true;
    }

    Feedback feedback() {
        return new Feedback(request.message(), response.message(), RewardException.require(reward), truth.message());
    }
}

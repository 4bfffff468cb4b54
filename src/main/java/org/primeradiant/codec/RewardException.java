package org.primeradiant.codec;

import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/**
 * A feedback whose reward is NaN, infinite or beyond 32 bits. One such reward would spoil every sum that it is added
 * to, so nobody takes it: also where other feedback that cannot be read goes on to nodes that may understand it.
 */
public final class RewardException extends SeldonException {
    private static final long serialVersionUID = 1L;

    RewardException() {
        super(Reason.BAD_DATA, "reward must be a finite number of 32 bits");
    }

    /** The reward, if it is finite. */
    static float require(float reward) {
        if (!Float.isFinite(reward)) {
            throw new RewardException();
        }
        return reward;
    }
}

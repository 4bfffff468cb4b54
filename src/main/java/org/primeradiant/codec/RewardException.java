package org.primeradiant.codec;

import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/**
 * Thrown for feedback whose reward is NaN, infinite or beyond 32 bits. One such reward would spoil every sum it is
 * added to, so it is always rejected, even where other feedback that cannot be read is passed on to nodes that may
 * understand it.
 */
public final class RewardException extends SeldonException {
    private static final long serialVersionUID = 1L;

    RewardException() {
        super(Reason.BAD_DATA, "reward must be a finite 32-bit number");
    }

    /**
     * Returns the reward if it is finite.
     *
     * @throws RewardException if it is not
     */
    static float require(float reward) {
        if (!Float.isFinite(reward)) {
            throw new RewardException();
        }
        return reward;
    }
}

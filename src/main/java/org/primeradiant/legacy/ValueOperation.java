package org.primeradiant.legacy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import net.spy.memcached.ops.GetOperation;
import net.spy.memcached.ops.OperationState;
import net.spy.memcached.ops.OperationStatus;
import net.spy.memcached.ops.StatusCode;

/**
 * Reads a key's value with any flags up to 2^32 - 1, which are passed on as the bits of an int. Of a value above
 * {@link StoredList#MOST_BYTES} only one byte more than that is kept.
 */
final class ValueOperation extends TextOperation implements GetOperation {
    private static final OperationStatus FOUND = new OperationStatus(true, "END", StatusCode.SUCCESS);
    private static final OperationStatus MISSING = new OperationStatus(false, "NOT_FOUND", StatusCode.ERR_NOT_FOUND);

    private static final int MOST_KEPT = StoredList.MOST_BYTES + 1;

    /** Largest array allocated on the announced length alone. */
    private static final int UNSEEN = 64 << 10;

    private static final int GROWTH = 4;
    private static final int FLAGS = 2;
    private static final int LENGTH = 3;

    private final String key;
    private boolean found;
    private boolean inValue;
    private int flags;
    private byte[] data = {};
    private int kept;
    private int left;
    private int most;

    ValueOperation(String key, GetOperation.Callback callback) {
        super("get " + key, callback);
        this.key = key;
    }

    @Override
    public Collection<String> getKeys() {
        return List.of(key);
    }

    @Override
    void handle(String text) throws IOException {
        if (inValue) {
            endValue(text);
        } else if (text.equals("END")) {
            getCallback().receivedStatus(found ? FOUND : MISSING);
            transitionState(OperationState.COMPLETE);
        } else {
            beginValue(text.split(" "));
        }
    }

    private void beginValue(String[] words) throws IOException {
        if (found || words.length <= LENGTH || !words[0].equals("VALUE") || !words[1].equals(key)) {
            throw malformed("a line that is neither the key's value nor END");
        }
        try {
            flags = Integer.parseUnsignedInt(words[FLAGS]);
            left = Integer.parseInt(words[LENGTH]);
        } catch (NumberFormatException e) {
            throw malformed("a value whose flags or length is no number");
        }
        if (left < 0) {
            throw malformed("a value of negative length");
        }
        most = Math.min(left, MOST_KEPT);
        data = new byte[Math.min(most, UNSEEN)];
        inValue = true;
    }

    @Override
    boolean takesData(ByteBuffer in) {
        if (left == 0) {
            return false;
        }
        int taken = Math.min(left, in.remaining());
        int wanted = Math.min(taken, most - kept);
        if (kept + wanted > data.length) {
            long larger = Math.max((long) GROWTH * data.length, kept + wanted);
            data = Arrays.copyOf(data, (int) Math.min(larger, most));
        }
        in.get(data, kept, wanted);
        in.position(in.position() + taken - wanted);
        kept += wanted;
        left -= taken;
        return true;
    }

    private void endValue(String text) throws IOException {
        if (!text.isEmpty()) {
            throw malformed("a value longer than announced");
        }
        inValue = false;
        found = true;
        ((GetOperation.Callback) getCallback()).gotData(key, flags, data);
    }
}

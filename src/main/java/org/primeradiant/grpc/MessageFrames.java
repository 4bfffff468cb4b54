package org.primeradiant.grpc;

import com.google.common.primitives.Bytes;
import io.grpc.Codec;
import io.grpc.Decompressor;
import io.grpc.DecompressorRegistry;
import io.grpc.Metadata;
import io.grpc.Status;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.primeradiant.admission.Budget;
import org.primeradiant.api.SeldonException;

/**
 * Splits the body of a request into messages as it arrives. Each message is preceded by a byte that says whether it is
 * compressed, and four bytes for its length. The server calls it from one thread at a time.
 */
final class MessageFrames implements ReadListener {
    private static final Metadata.Key<String> ENCODING =
            Metadata.Key.of("grpc-encoding", Metadata.ASCII_STRING_MARSHALLER);
    private static final int HEADER = 5;
    private static final int LENGTH = 4;
    private static final int NOWHERE = 8192;
    /**
     * Largest buffer allocated on the announced length alone, in bytes: a caller that announces messages and sends none
     * takes no more.
     */
    private static final int UNSEEN = 64 << 10;

    private static final int GROWTH = 4;
    /** Bytes charged for each decompressed byte, which is copied if more follow. */
    private static final int UNPACKED = 2;

    private final ServletInputStream body;
    private final String encoding;
    private final int maxMessageSize;
    private final Budget budget;
    private final Receiver receiver;

    private byte[] target = new byte[HEADER];
    private int filled;
    private int messageLength;
    /** How much of the budget the current message holds, in bytes. */
    private long held;

    private State state = State.HEADER;
    private boolean compressed;
    private Status refusal = Status.OK;

    /** What the next bytes belong to. */
    private enum State {
        HEADER,
        MESSAGE,
        /** The request is refused: the rest of its body is read and dropped. */
        REFUSED
    }

    /** Receives the messages of a request. */
    interface Receiver {
        /**
         * A message has arrived.
         *
         * @param held how much of the call's budget the message holds, in bytes
         */
        void message(InputStream message, long held);

        /** The request is complete. */
        void end();

        /** The request is malformed or exceeds a limit. */
        void refuse(Status status);

        /** The connection to the caller is lost. */
        void lose(Throwable cause);
    }

    MessageFrames(ServletInputStream body, Metadata headers, int maxMessageSize, Budget budget, Receiver receiver) {
        this.body = body;
        this.encoding = String.valueOf(headers.get(ENCODING));
        this.maxMessageSize = maxMessageSize;
        this.budget = budget;
        this.receiver = receiver;
    }

    @Override
    public void onDataAvailable() throws IOException {
        while (body.isReady() && readMore()) {
            // readMore delivers what it reads
        }
    }

    /** Reads the whole body on this thread, blocking until it has arrived. */
    void readAll() {
        try {
            while (readMore()) {
                // readMore delivers what it reads
            }
            onAllDataRead();
        } catch (IOException e) {
            onError(e);
        }
    }

    /**
     * Reads what has arrived, without blocking.
     *
     * @return whether the body has ended, or the caller is lost
     */
    boolean readReceived() {
        try {
            while (body.available() > 0 && readMore()) {
                // readMore delivers what it reads
            }
            boolean finished = body.isFinished();
            if (finished) {
                onAllDataRead();
            }
            return finished;
        } catch (IOException e) {
            onError(e);
            return true;
        }
    }

    // Reports a refusal only here, because Undertow closes the whole connection when a request is answered while its
    // body is still arriving.
    @Override
    public void onAllDataRead() {
        if (state == State.REFUSED) {
            receiver.refuse(refusal);
        } else if (state == State.MESSAGE || filled > 0) {
            receiver.refuse(Status.INVALID_ARGUMENT.withDescription("the message is truncated"));
        } else {
            receiver.end();
        }
    }

    @Override
    public void onError(Throwable failure) {
        receiver.lose(failure);
    }

    /** Whether the request is refused, so that the rest of its body is only dropped. */
    boolean isRefused() {
        return state == State.REFUSED;
    }

    /** Whether a message has begun to arrive, but not ended. */
    boolean isWithinMessage() {
        return state == State.MESSAGE || state == State.HEADER && filled > 0;
    }

    /** Reads once, and never beyond the end of a message; false at the end of the body. */
    boolean readMore() throws IOException {
        int read = body.read(target, filled, target.length - filled);
        if (read < 0) {
            return false;
        }
        filled += read;
        try {
            budget.bodyCame(read);
            proceed();
        } catch (SeldonException e) {
            drop(Codes.status(e));
            filled = 0;
        }
        return true;
    }

    /** Handles a full buffer: enlarges it for the rest of a message, or completes what it holds. */
    private void proceed() {
        if (filled < target.length) {
            return;
        }
        if (state == State.MESSAGE && filled < messageLength) {
            int larger = (int) Math.min((long) GROWTH * filled, messageLength);
            take(larger - filled);
            target = Arrays.copyOf(target, larger);
        } else {
            filled = 0;
            complete();
        }
    }

    private void complete() {
        if (state == State.HEADER) {
            begin();
        } else if (state == State.MESSAGE) {
            deliver(target);
        }
    }

    private void begin() {
        int length = 0;
        for (int i = HEADER - LENGTH; i < HEADER; i++) {
            length = length << Byte.SIZE | target[i] & 0xff;
        }
        compressed = target[0] != 0;
        if (length < 0 || length > maxMessageSize) {
            drop(tooLarge());
        } else if (length == 0) {
            deliver(new byte[0]);
        } else {
            messageLength = length;
            take(Math.min(length, UNSEEN));
            target = new byte[Math.min(length, UNSEEN)];
            state = State.MESSAGE;
        }
    }

    private void deliver(byte[] message) {
        target = new byte[HEADER];
        state = State.HEADER;
        if (compressed) {
            decompress(message);
        } else {
            deliverPlain(message);
        }
    }

    private void deliverPlain(byte[] message) {
        long taken = held;
        held = 0;
        receiver.message(new ByteArrayInputStream(message), taken);
    }

    private void take(long bytes) {
        budget.take(bytes);
        held += bytes;
    }

    private void decompress(byte[] message) {
        Decompressor decompressor = DecompressorRegistry.getDefaultInstance().lookupDecompressor(encoding);
        if (decompressor == null || decompressor == Codec.Identity.NONE) {
            drop(Status.UNIMPLEMENTED.withDescription("cannot decompress grpc-encoding " + encoding));
            return;
        }
        byte[] plain;
        try {
            plain = unpacked(decompressor.decompress(new ByteArrayInputStream(message)));
        } catch (IOException e) {
            drop(Status.INVALID_ARGUMENT
                    .withDescription("cannot decompress the message: " + e.getMessage())
                    .withCause(e));
            return;
        }
        if (plain.length > maxMessageSize) {
            drop(tooLarge());
        } else {
            deliverPlain(plain);
        }
    }

    /**
     * Decompresses a message, charging the budget on the way. Reads one byte more than allowed, to detect a message
     * that is too large.
     */
    private byte[] unpacked(InputStream packed) throws IOException {
        byte[] bytes = new byte[0];
        for (long chunk = UNSEEN; bytes.length <= maxMessageSize; chunk *= GROWTH) {
            int most = (int) Math.min(chunk, maxMessageSize + 1L - bytes.length);
            take(UNPACKED * (long) most);
            byte[] more = packed.readNBytes(most);
            bytes = bytes.length == 0 ? more : Bytes.concat(bytes, more);
            if (more.length < most) {
                return bytes;
            }
        }
        return bytes;
    }

    private void drop(Status reason) {
        refusal = reason;
        target = new byte[NOWHERE];
        state = State.REFUSED;
    }

    private Status tooLarge() {
        return Status.RESOURCE_EXHAUSTED.withDescription("the message is larger than " + maxMessageSize
                + " bytes, the limit set by RADIANT_GRPC_MAX_MESSAGE_SIZE");
    }
}

package org.primeradiant.legacy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import net.spy.memcached.ops.OperationCallback;
import net.spy.memcached.ops.OperationErrorType;
import net.spy.memcached.ops.OperationException;
import net.spy.memcached.ops.OperationState;
import net.spy.memcached.protocol.BaseOperationImpl;

/**
 * A command of memcached's text protocol. Replaces the client's own operations, which disconnect on an error line and
 * on flags above 2^31 - 1. Here an error line ends the command and the connection is kept; only an answer that is not
 * the protocol disconnects. Used by the client's thread only.
 */
abstract class TextOperation extends BaseOperationImpl {
    /** Longer than any line of the protocol: a key has at most 250 bytes. */
    private static final int LONGEST_LINE = 2048;

    private final byte[] command;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    TextOperation(String command, OperationCallback callback) {
        this.command = (command + "\r\n").getBytes(StandardCharsets.US_ASCII);
        setCallback(callback);
    }

    /** Handles a line that is no error, without its line break. */
    abstract void handle(String text) throws IOException;

    /** Takes bytes of a value, if the answer is at a value. */
    boolean takesData(ByteBuffer in) {
        return false;
    }

    @Override
    public void initialize() {
        setBuffer(ByteBuffer.wrap(command));
    }

    /** Used by the client only for operations that are sent to another server. */
    @Override
    public byte[] getErrorMsg() {
        return new byte[0];
    }

    @Override
    public void readFromBuffer(ByteBuffer in) throws IOException {
        while (in.hasRemaining() && getState() != OperationState.COMPLETE) {
            if (!takesData(in)) {
                readLine(in);
            }
        }
    }

    private void readLine(ByteBuffer in) throws IOException {
        byte next = in.get();
        if (next != '\n') {
            if (line.size() == LONGEST_LINE) {
                throw malformed("a line of more than " + LONGEST_LINE + " bytes");
            }
            line.write(next);
            return;
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        line.reset();
        if (!text.endsWith("\r")) {
            throw malformed("a line that does not end with CR LF");
        }
        String content = text.substring(0, text.length() - 1);
        if (isError(content)) {
            refused(content);
        } else {
            handle(content);
        }
    }

    private static boolean isError(String text) {
        return text.equals("ERROR")
                || text.startsWith("ERROR ")
                || text.startsWith("CLIENT_ERROR")
                || text.startsWith("SERVER_ERROR");
    }

    /** Ends the command with memcached's error line as its failure. */
    private void refused(String text) throws IOException {
        try {
            handleError(OperationErrorType.SERVER, printable(text));
        } catch (OperationException e) {
            // Already recorded as the operation's failure; thrown on, it would disconnect.
            getLogger().debug("memcached refused a command", e);
        }
    }

    private static String printable(String text) {
        return text.replaceAll("[^ -~]", "?");
    }

    /** Ends the command, and returns what to throw to disconnect: what follows cannot be told apart. */
    final IOException malformed(String what) {
        try {
            handleError(OperationErrorType.SERVER, what + ", which is not memcached's protocol");
            return new IOException(what);
        } catch (IOException e) {
            return e;
        }
    }
}

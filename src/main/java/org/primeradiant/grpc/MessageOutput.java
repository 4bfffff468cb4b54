package org.primeradiant.grpc;

import java.io.IOException;
import java.io.InputStream;

/** Where the messages of an answer go. */
interface MessageOutput {
    /** Before each message: a byte for compression, four for the length. */
    int HEADER = 5;

    /** Takes one message. */
    void write(InputStream message) throws IOException;

    /** Whether another message would be on its way soon. */
    boolean isReady();

    /** Runs the task, which ends the answer, when all messages have been written. */
    void end(Runnable task);

    /** Sends what the server may still hold of the messages that have been written. */
    void flush();

    /** Drops the messages that have not been written. */
    void drop();
}

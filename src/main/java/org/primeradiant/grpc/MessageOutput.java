package org.primeradiant.grpc;

import java.io.IOException;
import java.io.InputStream;

/** Sends the messages of a response. */
interface MessageOutput {
    /** Bytes before each message: one for compression, four for the length. */
    int HEADER = 5;

    /** Writes or queues a message. */
    void write(InputStream message) throws IOException;

    /** Whether another message would be sent without excessive buffering. */
    boolean isReady();

    /** Runs the task, which ends the response, once all messages have been written. */
    void end(Runnable task);

    /** Sends written messages that the server still holds back. */
    void flush();

    /** Drops messages that have not been written. */
    void drop();
}

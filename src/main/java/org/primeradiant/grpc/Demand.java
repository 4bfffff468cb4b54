package org.primeradiant.grpc;

/** Lets a handler ask for the messages of its call. Thread-safe. */
interface Demand {
    /** The demand of a call whose messages have been read already. */
    Demand NONE = new Demand() {
        @Override
        public void request(int messages) {
            // They were read before the handler was called.
        }

        @Override
        public void handled(long held) {
            // A unary call keeps its memory until it ends: the component works on the message.
        }
    };

    /** Asks for this many more messages. */
    void request(int messages);

    /**
     * Called when the handler is done with a message.
     *
     * @param held how much of the call's budget the message holds, in bytes
     */
    void handled(long held);
}

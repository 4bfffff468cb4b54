package org.primeradiant.grpc;

/** How a handler asks for its messages. Thread-safe. */
interface Demand {
    /** Of a call whose messages are there already. */
    Demand NONE = new Demand() {
        @Override
        public void request(int messages) {
            // They have been read before the handler was called.
        }

        @Override
        public void handled(long held) {
            // A unary call keeps its memory until it ends: the component works on the message.
        }
    };

    /** The handler takes so many messages more. */
    void request(int messages);

    /**
     * The handler is done with a message.
     *
     * @param held what the message took of the call's budget
     */
    void handled(long held);
}

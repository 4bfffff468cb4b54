package org.primeradiant.microservice;

/** Where a component comes from. */
enum Origin {
    /** A CDI or enterprise bean of the deployment. */
    BEAN("a bean"),

    /** A node of a graph. */
    GRAPH_NODE("a graph node"),

    /** A {@link ComponentSource}, such as a folder of model files. */
    SOURCE("a component of a source");

    private final String text;

    Origin(String text) {
        this.text = text;
    }

    /** Phrase for messages. */
    String text() {
        return text;
    }
}

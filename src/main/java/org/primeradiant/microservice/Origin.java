package org.primeradiant.microservice;

/** Where a component comes from. */
public enum Origin {
    /** A CDI or enterprise bean of the deployment. */
    BEAN,

    /** The node of a graph that has made it. */
    GRAPH_NODE,

    /** A source that the deployment brings, such as a folder of model files. */
    SOURCE
}

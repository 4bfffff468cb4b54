package org.primeradiant.trees;

/**
 * A tree as its file numbers the nodes, from 0 for the root. Nodes need not be reachable: XGBoost keeps those that it
 * pruned. {@link ForestBuilder} checks children and features.
 */
interface GrownTree {
    /** Path of the tree in the file, for errors. */
    String field();

    /** Number of node numbers; at least 1. */
    int size();

    boolean isLeaf(int node);

    int left(int node);

    int right(int node);

    int feature(int node);

    /** How the node splits: flags of {@link Node}. */
    int flags(int node);

    /** A numeric node's threshold in the sense of {@link Node}. */
    double threshold(int node);

    /** A categorical node's set, stored by the given builder; returns the reference to it. */
    long categories(int node, CategorySets sets);

    /** A leaf's value, or a reference to it in the form that the booster's {@link LeafValues} understand. */
    long payload(int leaf);

    /** Number by which the library reports the leaf. */
    int id(int leaf);

    /** The training data that reached the node, in the library's measure. */
    double cover(int node);

    /** Whether the file has covers. */
    boolean hasCovers();
}

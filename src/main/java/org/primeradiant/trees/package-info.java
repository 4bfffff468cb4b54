/**
 * Reads and scores models that XGBoost (JSON, UBJ) and LightGBM (text) have trained, without either library.
 *
 * <p>May use {@code api} and {@code json}. {@link org.primeradiant.trees.TreeFiles} recognises the
 * format. {@code XgboostReader} interprets a {@code Document}, of which JSON and UBJ are two forms;
 * {@code LightgbmReader} reads lines. Both hand each tree as a {@code GrownTree} to the {@code ForestBuilder}, which
 * checks it and lays it out. The {@link org.primeradiant.trees.TreeModel} adds up leaves and applies the objective's
 * {@code Link}.
 *
 * <p>Decisions: all nodes of a model are in one array of longs, two for each node, level by level with siblings side by
 * side, so that a step through a tree touches one cache line and a leaf's value is in the node that ends the way. Both
 * libraries' numeric splits become {@code x <= t} in double ({@code FloatBound} explains how, for XGBoost's floats), so
 * rows are scored as they come, and the sign of the difference {@code t - x} is the offset of the next node, so there
 * is no branch to mispredict. Four cursors move at a time, through one tree for four rows, or four trees for one row,
 * because a single one would mostly wait for memory. From 128 rows on, {@code RowPartition} divides blocks of rows that
 * fit into the cache at each node instead, which took half of the cursors' time.
 *
 * <p>Files are not trusted: counts are compared with what the file holds before anything is allocated, trees are walked
 * without recursion and must be trees, and what an unknown version might score differently is refused.
 */
package org.primeradiant.trees;

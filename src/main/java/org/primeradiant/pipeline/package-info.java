/**
 * Serves models without code: a folder with a {@code pipeline.json} of feature transforms and a linear or
 * logistic model becomes a microservice. {@code docs/pipelines.md} documents the file for users; {@code train}
 * writes one from a CSV.
 *
 * <p>May use {@code api}, {@code components}, {@code models}, {@code settings} and the Jakarta JSON API.
 *
 * <p>The way of a request: {@link org.primeradiant.pipeline.LoadedPipeline} reads the payload into a {@code Table} of
 * the declared features, each {@code Step} turns one table into the next, and the {@code Regression} predicts from
 * the rows of the last one. Tables hold columns and not rows, since every transform works on whole columns. The
 * public types are those that a trainer builds a pipeline from.
 */
package org.primeradiant.pipeline;

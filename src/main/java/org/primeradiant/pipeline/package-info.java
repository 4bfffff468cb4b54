/**
 * A folder to a microservice: a {@code pipeline.json} of feature transforms and a linear or logistic model, served without
 * code. {@code docs/pipelines.md} describes the file for people; {@code train} writes one from a CSV.
 *
 * <p>May use {@code api}, {@code components}, {@code settings} and the Jakarta JSON API.
 *
 * <p>A request's way: {@link org.primeradiant.pipeline.PipelineModel} has its payload read into a {@code Table} of the
 * declared features, each {@code Step} makes a table of a table, and the {@code Regression} predicts from the rows of the
 * last one. Tables hold columns and not rows, since every transform is about whole columns. What is public is what a
 * trainer makes a pipeline of.
 */
package org.primeradiant.pipeline;

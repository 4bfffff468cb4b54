/**
 * A folder to a microservice: a {@code pipeline.json} of feature transforms and a linear or logistic model, served without
 * code, and the trainer that writes one from a CSV. {@code docs/pipelines.md} describes the file for people.
 *
 * <p>May use {@code api}, {@code components}, {@code settings}, commons-math3 and the Jakarta JSON API; the trainer also
 * picocli and FastCSV.
 *
 * <p>A request's way: {@link org.primeradiant.pipeline.PipelineModel} has its payload read into a {@code Table} of the
 * declared features, each {@code Step} makes a table of a table, and the {@code Regression} predicts from the rows of the
 * last one. Tables hold columns and not rows, since every transform is about whole columns. The trainer fits steps on the
 * same tables and predicts its held-out rows with the same pipeline, so that what it measured is what is served.
 */
package org.primeradiant.pipeline;

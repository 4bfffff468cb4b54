/**
 * The command line that trains models: a {@code pipeline.json} from a CSV. Not part of the WAR.
 *
 * <p>May use {@code api}, {@code components}, {@code pipeline}, commons-math3, picocli and FastCSV. Nothing may use it.
 *
 * <p>The way of a pipeline: {@code TrainPipeline} has {@code SheetReader} read the CSV, {@code SampleReader} turn it
 * into {@code Samples}, and {@code PipelineTraining} fit steps and regression to one part of a {@code Split} and
 * {@code Measure} the other. The held-out rows are predicted by the pipeline that is then written, so what was measured
 * is what is served.
 *
 * <p>A source folder of its own, {@code src/train}, which is compiled after {@code src/main}: serving code cannot refer
 * to it, and the WAR and the classes jar hold what {@code src/main} was compiled to, so they need no filters to leave it
 * out. For tests and IDEs it is one more folder of test sources. Rejected: a Maven module, since the build would have
 * three poms instead of one; a package in {@code src/main}, which maven-war-plugin cannot leave out of the classes jar.
 */
package org.primeradiant.train;

/**
 * The command line that trains models: a {@code pipeline.json} from a CSV, and a folder of similar items from a list of
 * interactions. Not part of the WAR.
 *
 * <p>May use {@code api}, {@code components}, {@code pipeline}, {@code recommender}, commons-math3, picocli and
 * FastCSV; not commons-csv, which brings two more jars. Nothing may use it.
 *
 * <p>The way of a pipeline: {@code TrainPipeline} has {@code SheetReader} read the CSV, {@code SampleReader} turn it
 * into {@code Samples}, and {@code PipelineTraining} fit steps and regression to one part of a {@code Split} and
 * {@code Measure} the other. The way of a recommender: {@code TrainRecommender} has {@code RecommenderTraining} read an
 * {@code InteractionFile}, set a {@code HoldOut} aside, compare the items by {@code Similarities} and measure the
 * {@code Quality}. Both measure with the classes that serve, so that what was measured is what is served.
 *
 * <p>A source folder of its own, {@code src/train}, which is compiled after {@code src/main}: serving code cannot refer
 * to it, and the WAR and the classes jar hold what {@code src/main} was compiled to, with no filter to leave it out.
 * For tests and IDEs it is one more folder of test sources. Rejected: a Maven module, since the build would have three
 * poms instead of one; a package in {@code src/main}, which maven-war-plugin cannot leave out of the classes jar.
 */
package org.primeradiant.train;

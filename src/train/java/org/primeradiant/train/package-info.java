/**
 * The command line that trains models: a {@code pipeline.json} from a CSV, and a folder of similar items from a list
 * of interactions. Not part of the WAR.
 *
 * <p>May use {@code api}, {@code components}, {@code pipeline}, {@code recommender}, {@code state}, commons-math3,
 * picocli and FastCSV; not commons-csv, which brings two more jars. Nothing may use it.
 *
 * <p>The way of a pipeline: {@code TrainPipeline} has {@code Survey} check the CSV, {@code SheetReader} read it and
 * {@code SampleReader} turn it into {@code Samples}; {@code PipelineTraining} fits steps and regression to one part of
 * a {@code Split} and measures the other with {@code Measure}. The way of a recommender: {@code TrainRecommender} has
 * {@code RecommenderTraining} read an {@code InteractionFile}, hold interactions out with {@code HoldOut}, compare
 * items with {@code Similarities} and measure the {@code Quality}. Both measure with the serving classes, so that what
 * is measured is what is served.
 *
 * <p>The source folder {@code src/train} is compiled after {@code src/main}: serving code cannot refer to it, and
 * neither the WAR nor the classes jar needs a filter to leave it out. Tests and IDEs treat it as one more folder of
 * test sources. Rejected: a Maven module, since the build would have three poms instead of one; a package in
 * {@code src/main}, which maven-war-plugin cannot leave out of the classes jar.
 */
package org.primeradiant.train;

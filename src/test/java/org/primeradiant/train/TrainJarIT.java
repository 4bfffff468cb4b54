package org.primeradiant.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.Call;
import org.primeradiant.api.ItemIds;
import org.primeradiant.api.RecommendationRequest;
import org.primeradiant.api.ScoredItem;
import org.primeradiant.pipeline.Numbers;
import org.primeradiant.pipeline.Pipeline;
import org.primeradiant.pipeline.PipelineReader;
import org.primeradiant.pipeline.Table;
import org.primeradiant.recommender.StoredRecommender;

/** Runs the trainer jar as users do, with nothing else on the class path. Needs no server. */
class TrainJarIT {
    private static final Path JAR = Path.of("target", "radiant-train.jar").toAbsolutePath();
    private static final int PATIENCE_SECONDS = 120;

    @TempDir
    private Path folder;

    private String run(String... arguments) throws IOException, InterruptedException {
        File output = folder.resolve("output.txt").toFile();
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            String said = Files.readString(output.toPath());
            assertThat(process.exitValue()).as(said).isZero();
            return said;
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pipeline", "recommender"})
    void explainsItsCommands(String command) throws IOException, InterruptedException {
        assertThat(run("--help")).contains(command);
        assertThat(run(command, "--help")).contains("Usage: java -jar radiant-train.jar " + command, "--seed");
    }

    /** Rent = 100 + 10 area. */
    @Test
    void trainsAPipelineThatIsServed() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("rents.csv"), "area,rent\n20,300\n30,400\n40,500\n50,600\n");

        String said = run("pipeline", "rents.csv", "model", "--held-out", "0", "--penalty", "1e-9");

        assertThat(said).contains("wrote     " + Path.of("model", "pipeline.json"));
        Pipeline pipeline = PipelineReader.read(folder.resolve("model"));
        assertThat(pipeline.predict(Table.of(1, List.of(new Numbers("area", "area", 80)))))
                .containsExactly(new double[] {900}, within(1e-6)); // the penalty shifts it by 2e-7
    }

    @Test
    void trainsARecommenderThatIsServed() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("taken.csv"), "user,item\n1,10\n1,20\n2,10\n2,20\n3,10\n3,30\n");

        String said = run("recommender", "taken.csv", "model", "--min-common", "1", "--holdout", "none");

        assertThat(said).contains("users                    3");
        StoredRecommender recommender = new StoredRecommender();
        recommender.load(folder.resolve("model"));
        assertThat(recommender.recommend(RecommendationRequest.of(1, ItemIds.of(10), 9), Call.none()))
                .extracting(ScoredItem::item)
                .containsExactly(20L, 30L);
    }

    @Test
    void leavesNothingOfItselfInTheWar() throws IOException {
        Path war = Path.of(System.getProperty("radiant.war"));

        assertThat(entries(war)).noneMatch(name -> name.matches("WEB-INF/lib/(picocli|fastcsv|parsson).*"));
        assertThat(entries(Path.of("target", "radiant-classes.jar")))
                .contains("org/primeradiant/pipeline/PipelineModel.class")
                .noneMatch(name -> name.startsWith("org/primeradiant/train/"));
    }

    @Test
    void holdsNothingButTheTrainersAndTheirLibraries() throws IOException {
        assertThat(entries(JAR))
                .filteredOn(name -> name.endsWith(".class"))
                .allMatch(name -> name.matches("(org/primeradiant|picocli|de/siegmar/fastcsv|org/eclipse/parsson"
                        + "|jakarta/json|org/apache/commons/math3)/.*"));
    }

    private static List<String> entries(Path archive) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }
}

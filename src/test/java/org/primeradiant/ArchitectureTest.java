package org.primeradiant;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.http.Needs;
import org.primeradiant.http.OpenToAll;

/** Checks the layers of the design: a package may depend only on packages of lower layers. */
class ArchitectureTest {
    private static final String ROOT = "org.primeradiant";

    private static final Map<String, Integer> LAYERS = Map.ofEntries(
            entry("org.primeradiant.api", 0),
            entry("org.primeradiant.settings", 0),
            entry("org.primeradiant.records", 0),
            entry("org.primeradiant.state", 1),
            entry("org.primeradiant.json", 1),
            entry("org.primeradiant.compression", 1),
            entry("org.primeradiant.httpclient", 1),
            entry("org.primeradiant.metrics", 1),
            entry("org.primeradiant.components", 2),
            entry("org.primeradiant.models", 1),
            entry("org.primeradiant.identity", 1),
            entry("org.primeradiant.tls", 1),
            entry("org.primeradiant.protobuf", 2),
            entry("org.primeradiant.codec", 3),
            entry("org.primeradiant.oip", 3),
            entry("org.primeradiant.admission", 2),
            entry("org.primeradiant.jwt", 2),
            entry("org.primeradiant.recommender", 3),
            entry("org.primeradiant.pipeline", 3),
            entry("org.primeradiant.traffic", 3),
            entry("org.primeradiant.trees", 2),
            entry("org.primeradiant.onnx", 2),
            entry("org.primeradiant.train", 4),
            entry("org.primeradiant.microservice", 4),
            entry("org.primeradiant.logger", 5),
            entry("org.primeradiant.repository", 5),
            entry("org.primeradiant.graph", 6),
            entry("org.primeradiant.http", 7),
            entry("org.primeradiant.grpc", 7),
            entry("org.primeradiant.seldon", 8),
            entry("org.primeradiant.legacy", 8),
            entry("org.primeradiant.inference", 8),
            entry("org.primeradiant.ops", 8),
            entry("org.primeradiant.console", 9),
            entry(ROOT, 10));

    /** Classes that may catch everything: an exception that passed them would be neither answered nor logged. */
    private static final Set<String> LAST_RESORTS = Set.of(
            "org.primeradiant.admission.ObservedCall",
            "org.primeradiant.identity.BasicStore",
            "org.primeradiant.logger.Encoder",
            "org.primeradiant.microservice.UserCode",
            "org.primeradiant.microservice.Workers",
            "org.primeradiant.grpc.UnaryHandler",
            "org.primeradiant.grpc.StreamHandler",
            "org.primeradiant.grpc.ServletCall");

    private static final JavaClasses CLASSES =
            new ClassFileImporter().importPaths("target/classes/org/primeradiant", "target/train-classes");

    @Test
    void usesOnlyLayersBelow() {
        classes().should(useOnlyLayersBelow()).check(CLASSES);
    }

    private static ArchCondition<JavaClass> useOnlyLayersBelow() {
        return new ArchCondition<>("use only layers below their own") {
            @Override
            public void check(JavaClass user, ConditionEvents events) {
                user.getDirectDependenciesFromSelf().stream()
                        .filter(use -> isOurs(use.getTargetClass()))
                        .filter(use ->
                                !user.getPackage().equals(use.getTargetClass().getPackage()))
                        .filter(use -> layer(use.getTargetClass()) >= layer(user))
                        .forEach(use -> events.add(SimpleConditionEvent.violated(user, use.getDescription())));
            }
        };
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
    }

    /** An unlisted package gets the highest layer, so every package that uses it is reported. */
    private static int layer(JavaClass type) {
        return LAYERS.getOrDefault(type.getPackageName(), Integer.MAX_VALUE);
    }

    /** Helpers of the tests belong in {@code src/harness/java}. */
    @Test
    void findsNothingButTestsAmongTheTests() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(file.toString()).matches(".*(Test|IT)[.]java"));
        }
    }

    @Test
    void putsEveryPackageOnALayer() {
        classes()
                .should()
                .resideInAnyPackage(LAYERS.keySet().toArray(String[]::new))
                .check(CLASSES);
    }

    @Test
    void knowsNoProtocolInItsJson() {
        noClasses()
                .that(are(resideInAPackage("org.primeradiant.json")))
                .should()
                .dependOnClassesThat()
                .haveNameMatching(".*[.](SeldonMessage|Feedback|Meta|Payload|Data)")
                .check(CLASSES);
    }

    @Test
    void needsNoContainerForItsApi() {
        DescribedPredicate<JavaClass> annotationsOfJakarta = resideInAnyPackage(
                        "jakarta.inject", "jakarta.ejb", "jakarta.enterprise.util")
                .and(annotations());

        classes()
                .that(are(resideInAPackage("org.primeradiant.api")))
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("java..", "jakarta.json..", "com.google.protobuf", "org.primeradiant.api")
                                .or(annotationsOfJakarta))
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> annotations() {
        return DescribedPredicate.describe("annotations", JavaClass::isAnnotation);
    }

    @Test
    void usesJakartaAndNothingOfItsPast() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("javax..")
                        .and(not(resideInAnyPackage(
                                "javax.crypto..",
                                "javax.naming..",
                                "javax.management..",
                                "javax.sql..",
                                "javax.net.ssl..",
                                "javax.security.auth", // with Jakarta Authentication
                                "javax.security.auth.callback",
                                "javax.security.auth.x500.."))))
                .check(CLASSES);
    }

    @Test
    void usesNothingOfAServersOwn() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.glassfish..",
                        "org.jboss..",
                        "org.eclipse..",
                        "fish.payara..",
                        "io.undertow..",
                        "org.apache.catalina..")
                .check(CLASSES);
    }

    /** These libraries are on the compile class path, but not in the WAR. */
    @Test
    void leavesTheTrainersLibrariesToTheTrainers() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.primeradiant.train")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..", "de.siegmar..")
                .check(CLASSES);
    }

    /** Other classes are loaded by the WAR, which may lack the library; see the package's description. */
    @Test
    void usesOnnxRuntimeOnlyWhereABridgeLoadsIt() {
        noClasses()
                .that()
                .haveNameNotMatching("org[.]primeradiant[.]onnx[.]Ort.*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.onnxruntime..")
                .check(CLASSES);
    }

    /** Loaded outside of every WAR, where it finds no other class of ours. */
    @Test
    void letsTheLoaderOfOnnxRuntimeStandAlone() {
        classes()
                .that()
                .haveSimpleName("RuntimeLoader")
                .should()
                .onlyDependOnClassesThat(resideInAPackage("java..")
                        .or(DescribedPredicate.describe(
                                "itself", type -> type.getSimpleName().equals("RuntimeLoader"))))
                .check(CLASSES);
    }

    @Test
    void hasOnePrivateLoggerInAClass() {
        fields().that()
                .haveRawType(System.Logger.class)
                .and()
                .areStatic()
                .should()
                .haveName("LOGGER")
                .andShould()
                .bePrivate()
                .andShould()
                .beFinal()
                .check(CLASSES);
    }

    @Test
    void namesNoClassAfterItsInterface() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveNameMatching(".*[.]I[A-Z][a-z]\\w*")
                .check(CLASSES);
    }

    @Test
    void saysOfEachResourceMethodWhatItsCallersNeed() {
        methods()
                .that()
                .areAnnotatedWith(GET.class)
                .or()
                .areAnnotatedWith(POST.class)
                .should()
                .beAnnotatedWith(Needs.class)
                .orShould()
                .beAnnotatedWith(OpenToAll.class)
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "train", "launcher", "test", "harness", "it"})
    void endsLinesAt120Columns(String sources) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", sources))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readAllLines(file))
                            .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120)));
        }
    }

    @Test
    void catchesEverythingOnlyWhereAFailureEnds() {
        classes().should(catchEverythingOnlyAsALastResort()).check(CLASSES);
    }

    // Throwable is not checked: try-with-resources compiles to a handler of it, indistinguishable from a written one.
    private static ArchCondition<JavaClass> catchEverythingOnlyAsALastResort() {
        return new ArchCondition<>("catch Exception or RuntimeException only as a last resort") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!LAST_RESORTS.contains(outermost(type).getName())) {
                    type.getCodeUnits().stream()
                            .filter(ArchitectureTest::catchesEverything)
                            .forEach(unit -> events.add(
                                    SimpleConditionEvent.violated(type, unit.getFullName() + " catches everything")));
                }
            }
        };
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }

    private static boolean catchesEverything(JavaCodeUnit unit) {
        return unit.getTryCatchBlocks().stream()
                .flatMap(block -> block.getCaughtThrowables().stream())
                .anyMatch(caught ->
                        caught.isEquivalentTo(Exception.class) || caught.isEquivalentTo(RuntimeException.class));
    }
}

package org.primeradiant.train;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ImmutabilityTest {
    /** The options of commands are set by picocli. */
    @Test
    void setsFieldsOnlyWhenItMakesObjects() {
        fields().that()
                .areDeclaredInClassesThat()
                .areNotAnnotatedWith("picocli.CommandLine$Command")
                .should()
                .beFinal()
                .check(new ClassFileImporter().importPath(Path.of("target/train-classes")));
    }
}

package org.primeradiant.train;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ImmutabilityTest {
    private static final Class<?>[] BUILDERS = {
        InteractionsBuilder.class,
        RowsBuilder.class,
        Progress.Step.class,
        Survey.Feature.class,
        ColumnSurvey.class,
        Sighting.class
    };

    /** Exceptions: builders and statistics, and the options of commands, which picocli sets. */
    @Test
    void setsFieldsOnlyWhenItMakesObjects() {
        fields().that()
                .areDeclaredInClassesThat()
                .areNotAnnotatedWith(CommandLine.Command.class)
                .and()
                .areDeclaredInClassesThat()
                .doNotBelongToAnyOf(BUILDERS)
                .should()
                .beFinal()
                .check(new ClassFileImporter().importPath(Path.of("target/train-classes")));
    }
}

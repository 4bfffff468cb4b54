package org.primeradiant.pipeline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ImmutabilityTest {
    /** Exception: {@link JsonNodeReader} keeps its position in the file. */
    @Test
    void setsFieldsOnlyWhenItMakesObjects() {
        fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage("org.primeradiant.pipeline")
                .and()
                .areNotDeclaredIn(JsonNodeReader.class)
                .should()
                .beFinal()
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.primeradiant.pipeline"));
    }
}

package org.primeradiant.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.primeradiant.beans.Databases;
import org.primeradiant.testing.RadiantWar;

/** Checks that the data sources and JPA of Payara Micro also work under our launcher. */
@EnabledOnOs(OS.LINUX)
@EnabledIfSystemProperty(named = "arquillian.launch", matches = "payara-micro", disabledReason = "the image has Payara")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class DataSourceContainerIT {
    private static final Path FOLDER = Installation.folder("data-source-container-it");

    /** Names no jta-data-source, so the persistence unit uses the default DataSource. */
    private static final String PERSISTENCE_XML = """
            <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
              <persistence-unit name="measurements">
                <properties>
                  <property name="jakarta.persistence.schema-generation.database.action" value="create"/>
                </properties>
              </persistence-unit>
            </persistence>
            """;

    @Test
    void offersDataSourcesAndJpaWithoutAnotherPort() throws Exception {
        Installation.delete(FOLDER);
        Installation installation = Installation.assemble(FOLDER.resolve("home"));
        OperatorEnvironment environment =
                OperatorEnvironment.of("jpa").with("RADIANT_WAR", databases().toString());

        try (RadiantProcess radiant = RadiantProcess.start(installation, environment, FOLDER.resolve("run"))) {
            radiant.awaitReady();

            assertThat(predict(radiant, "default-data-source", "[21]")).contains("\"ndarray\":[42.0]");
            assertThat(predict(radiant, "own-data-source", "[1.5]")).contains("\"ndarray\":[3.0]");
            assertThat(predict(radiant, "jpa", "[7,4.5]")).contains("\"ndarray\":[4.5]");
            assertThat(radiant.listeningPorts())
                    .containsExactlyInAnyOrder(radiant.httpPort(), radiant.grpcPort(), radiant.metricsPort());

            radiant.terminate();
            assertThat(radiant.codeSoon()).isZero();
            assertThat(radiant.leftovers()).isEmpty();
        }
    }

    private static Path databases() {
        Path war = FOLDER.resolve("databases.war");
        RadiantWar.with(Databases.DefaultModel.class, Databases.OwnModel.class, Databases.JpaModel.class)
                .addClass(Databases.Measurement.class)
                .addAsResource(new StringAsset(PERSISTENCE_XML), "META-INF/persistence.xml")
                .as(ZipExporter.class)
                .exportTo(war.toFile(), true);
        return war;
    }

    private static String predict(RadiantProcess radiant, String component, String row) throws Exception {
        String path = "/components/" + component + "/predict";
        return RadiantProcess.post(radiant.httpPort(), path, "{\"data\":{\"ndarray\":[" + row + "]}}")
                .body();
    }
}

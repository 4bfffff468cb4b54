package org.primeradiant.microservice;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.primeradiant.beans.Databases;
import org.primeradiant.testing.Http;
import org.primeradiant.testing.RadiantWar;

/** Calls a component that uses the server's default DataSource. */
@ExtendWith(ArquillianExtension.class)
class DataSourceIT {
    @Deployment(testable = false)
    static WebArchive war() {
        return RadiantWar.with(Databases.DefaultModel.class);
    }

    @Test
    void answersWhatTheDefaultDataSourceComputed() {
        assertThat(Http.post("/predict", "{\"data\":{\"ndarray\":[[21]]}}").body())
                .contains("\"ndarray\":[42.0]");
    }
}

package org.primeradiant.ops;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StartReportTest {
    private static final String LIMITS =
            "queries and headers beyond 8 KB and GET with a body are refused by the server, unless %s is configured as"
                    + " Radiant's server-config shows";

    @Test
    void saysOfPayaraWhatItKeepsAndRefuses() {
        assertThat(StartReport.keptBy("Payara Server 6.2025.10", ""))
                .containsExactly(
                        "/health, /metrics and /openapi are answered by the server, unless Payara is configured as"
                                + " Radiant's server-config shows",
                        LIMITS.formatted("Payara"));
    }

    @Test
    void saysOfAWarBelowTheRootNothingOfPaths() {
        assertThat(StartReport.keptBy("Payara Server 6.2025.10", "/rents")).containsExactly(LIMITS.formatted("Payara"));
    }

    @Test
    void saysOfGlassFishWhatItRefuses() {
        assertThat(StartReport.keptBy("Eclipse GlassFish 7.0.21", "")).containsExactly(LIMITS.formatted("GlassFish"));
    }

    @Test
    void saysNothingOfAnUnknownServer() {
        assertThat(StartReport.keptBy("Jetty 12", "")).isEmpty();
    }
}

package org.primeradiant.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.primeradiant.components.IrisClassifier;
import org.primeradiant.logger.FakeSink;
import org.primeradiant.logger.Logs;
import org.primeradiant.testing.Ports;

/** Kills a process with events on disk. */
@EnabledOnOs(OS.LINUX)
@EnabledIfSystemProperty(named = "arquillian.launch", matches = "payara-micro", disabledReason = "the image has Payara")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class PayloadKillIT {
    private static final Path FOLDER = Installation.folder("payload-kill-it");
    private static final Pattern SPOOLED = Pattern.compile("radiant_logger_spooled_total (\\d+)");
    private static final int CALLS = 500;

    @Test
    void sendsAfterAKillWhatWasOnDisk() throws Exception {
        Installation.delete(FOLDER);
        Installation installation = Installation.assemble(FOLDER.resolve("home"));
        int port = Ports.free();
        OperatorEnvironment environment = OperatorEnvironment.of("iris")
                .with("RADIANT_LOGGER_URL", "http://127.0.0.1:" + port + "/")
                .with("RADIANT_LOGGER_SPOOL", FOLDER.resolve("spool").toString());
        try (RadiantProcess radiant = RadiantProcess.start(installation, environment, FOLDER.resolve("first"))) {
            radiant.awaitReady();
            for (int i = 0; i < CALLS; i++) {
                assertThat(RadiantProcess.post(radiant.httpPort(), "/predict", IrisClassifier.EXAMPLE)
                                .statusCode())
                        .isEqualTo(200);
            }
            Logs.await("1,000 events on disk", () -> spooled(radiant) == 2 * CALLS);
            radiant.kill();
        }

        try (FakeSink sink = FakeSink.start(port);
                RadiantProcess radiant = RadiantProcess.start(installation, environment, FOLDER.resolve("second"))) {
            radiant.awaitReady();
            Logs.await("1,000 events", () -> ids(sink).size() == 2 * CALLS);

            assertThat(sink.taken()).extracting(FakeSink.Received::kind).contains("request", "response");
        }
    }

    private static Set<String> ids(FakeSink sink) {
        return sink.taken().stream().map(FakeSink.Received::id).collect(Collectors.toSet());
    }

    private static int spooled(RadiantProcess radiant) {
        try {
            Matcher count = SPOOLED.matcher(
                    RadiantProcess.get(radiant.httpPort(), "/metrics").body());
            return count.find() ? Integer.parseInt(count.group(1)) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }
}

package org.primeradiant.siege;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.primeradiant.container.RadiantProcess;
import org.primeradiant.identity.TestTokens;

/**
 * Attacks a server that asks its callers for tokens, by callers that have none or wrong ones: the attacks of
 * {@link SiegeIT}, and right requests with {@link Stranger}s' credentials. Good calls have a token.
 */
@EnabledOnOs(OS.LINUX)
@EnabledIfSystemProperty(named = "arquillian.launch", matches = "payara-micro", disabledReason = "the image has Payara")
@EnabledIf(value = "isAskedFor", disabledReason = "takes both cores; needs -Dsiege.seconds=120")
@Timeout(value = 90, unit = TimeUnit.MINUTES)
class IdentitySiegeIT {
    private static final Duration QUIET = Duration.ofSeconds(90);

    /** How long the calls of each caller are measured over each door. */
    private static final Duration MEASURED = Duration.ofMillis(400);

    /** Lets the server load its classes before its answers are timed. */
    private static final Duration FIRST_CALLS = Duration.ofMillis(50);

    /** Takes a quarter of the time of {@link SiegeIT}, as refused calls do little. */
    private static final int PARTS = 4;

    /** The audit logs ten lines a second, and one with the number of the others. */
    private static final int MOST_LINES_A_SECOND = 11;

    static boolean isAskedFor() {
        return Plan.isAskedFor();
    }

    @Test
    void refusesAllStrangersWhileGoodCallsAreAnswered() throws Exception {
        SiegeServer server = SiegeServer.assembled("identity-siege-it");
        TestTokens tokens = TestTokens.in(Files.createDirectories(server.folder()));
        long start = System.nanoTime();
        try (HostileNode node = new HostileNode();
                RadiantProcess radiant = server.start("siege", SiegeServer.graph(node), tokens.settings("token,jwt"));
                Siege siege = new Siege(
                        radiant,
                        Plan.asked().part(PARTS),
                        new Strangers(radiant.httpPort(), radiant.grpcPort(), tokens),
                        Passes.of(tokens));
                CallCost cost = new CallCost(radiant)) {
            radiant.awaitReady();

            cost.of(tokens, FIRST_CALLS);
            Report report = siege.run(QUIET);
            List<CallCost.Figure> figures = cost.of(tokens, MEASURED);

            System.out.println(report + table(figures));
            SoftAssertions.assertSoftly(report::check);
            long seconds = 1 + Duration.ofNanos(System.nanoTime() - start).toSeconds();
            assertThat(radiant.log().lines().filter(line -> line.contains("Refused ")))
                    .isNotEmpty()
                    .hasSizeLessThanOrEqualTo((int) (MOST_LINES_A_SECOND * seconds));
            assertThat(radiant.log()).doesNotContain("eyJ", "Basic ", "xxxxxx"); // no part of any credentials
        }
    }

    private static String table(List<CallCost.Figure> figures) {
        return figures.stream()
                .map(CallCost.Figure::toString)
                .collect(Collectors.joining(
                        "\n", "| caller | calls | CPU time for each, microseconds |\n|---|---|---|\n", "\n"));
    }
}

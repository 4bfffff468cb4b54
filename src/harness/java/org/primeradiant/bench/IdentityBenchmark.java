package org.primeradiant.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.primeradiant.api.SeldonException;
import org.primeradiant.identity.Identity;
import org.primeradiant.identity.TokenFile;
import org.primeradiant.jwt.Issuer;
import org.primeradiant.jwt.JwtMechanism;
import org.primeradiant.jwt.TokenCase;
import org.primeradiant.settings.JwtSettings;

/** What it costs to know a caller: by a JSON Web Token, again and refused, and by a token of a file. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class IdentityBenchmark {
    @Param({"RS256", "ES256"})
    public String algorithm;

    private JwtMechanism mechanism;
    private String token;
    private String forged;
    private String expired;
    private Path file;
    private TokenFile tokens;

    @Setup
    public void issue() throws IOException {
        Issuer issuer = Issuer.of("key", algorithm);
        JwtSettings settings = new JwtSettings(
                Issuer.NAME,
                List.of(TokenCase.AUDIENCE),
                Issuer.jwks(issuer),
                "",
                List.of(),
                Duration.ofSeconds(60),
                Duration.ZERO,
                List.of("groups"));
        mechanism = JwtMechanism.open(settings, Thread::new, Clock.systemUTC(), System::nanoTime);
        token = TokenCase.RIGHT.token(issuer);
        expired = TokenCase.EXPIRED.token(issuer);
        forged = TokenCase.OTHER_KEY.token(issuer);
        file = Files.writeString(
                Files.createTempFile("tokens", ""),
                "shop predict sha256:2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b\n");
        tokens = TokenFile.open(file, System::nanoTime);
    }

    @TearDown
    public void delete() throws IOException {
        Files.delete(file);
    }

    /** A new text each time, as from a request. */
    @Benchmark
    public Identity knownAgain() {
        return mechanism.identify("bearer", new String(token)).orElseThrow();
    }

    @Benchmark
    public String refusedAsExpired() {
        return refusal(expired);
    }

    @Benchmark
    public String refusedAsForged() {
        return refusal(forged);
    }

    private String refusal(String wrong) {
        try {
            return mechanism.identify("bearer", wrong).toString();
        } catch (SeldonException e) {
            return e.getMessage();
        }
    }

    @Benchmark
    public Identity tokenOfAFile() {
        return tokens.identify("bearer", "secret").orElseThrow();
    }
}

package org.primeradiant.logger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.primeradiant.api.Caller;
import org.primeradiant.logger.FakeSink.Received;
import org.primeradiant.logger.LoggerMetrics.Drop;
import org.primeradiant.logger.LoggerMetrics.Failure;

class SinksTest {
    private static final int UNAVAILABLE = 503;
    private static final int BAD_REQUEST = 400;

    private FakeSink sink;

    @TempDir
    Path spool;

    @BeforeEach
    void start() throws IOException {
        sink = FakeSink.start();
    }

    @AfterEach
    void stop() {
        sink.close();
    }

    private static String[] texts(int count) {
        return IntStream.range(0, count).mapToObj(i -> "[" + i + "]").toArray(String[]::new);
    }

    private Set<String> taken() {
        return sink.taken().stream().map(Received::text).collect(Collectors.toCollection(TreeSet::new));
    }

    private void awaitTaken(int count) throws InterruptedException {
        Logs.await(count + " events", () -> taken().size() == count);
    }

    @Test
    void sendsEventsWithTheHeadersOfSeldonsExecutor() throws Exception {
        try (Logs logs = Logs.open(Logs.settings())) {
            logs.component(sink.url("/log?token=secret"))
                    .call(Caller.NONE, "puid-1")
                    .response(() -> Logs.body("{\"data\":{\"ndarray\":[[1]]}}"));
            awaitTaken(1);
        }

        Received event = sink.taken().get(0);
        assertThat(event.path()).isEqualTo("/log?token=secret");
        assertThat(event.text()).isEqualTo("{\"data\":{\"ndarray\":[[1]]}}");
        assertThat(event.header("ce-specversion")).isEqualTo("1.0");
        assertThat(event.id()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(event.header("ce-type")).isEqualTo("io.seldon.serving.inference.response");
        assertThat(event.header("ce-source")).isEqualTo("http://radiant:8080/");
        assertThat(event.header("ce-time")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
        assertThat(event.header("Content-Type")).isEqualTo("application/json");
        assertThat(event.header("ce-requestid")).isEqualTo("puid-1");
        assertThat(event.header("ce-modelid")).isEqualTo("iris");
        assertThat(event.header("ce-inferenceservicename")).isEqualTo("irises");
        assertThat(event.header("ce-namespace")).isEqualTo("scoring");
        assertThat(event.header("ce-endpoint")).isEqualTo("main");
        assertThat(event.header("ce-protocol")).isEqualTo("seldon");
        assertThat(event.headers().keySet().stream().filter(name -> name.startsWith("Ce-")))
                .hasSize(11);
    }

    @Test
    void sendsAnEventAgainWithTheSameId() throws Exception {
        sink.answers(event -> UNAVAILABLE);
        try (Logs logs = Logs.open(Logs.settings())) {
            logs.log(sink.url("/"), "[1]");
            Logs.await("two attempts", () -> sink.received().size() >= 2);
            sink.recovers();
            awaitTaken(1);
        }

        assertThat(sink.received().stream().map(Received::id).distinct()).hasSize(1);
    }

    @Test
    void doesNotHoldUpEventsBehindOneThatIsRefused() throws Exception {
        sink.answers(event -> event.text().equals("[0]") ? BAD_REQUEST : 202);
        try (Logs logs = Logs.open(Logs.settings())) {
            logs.log(sink.url("/"), texts(20));
            awaitTaken(19);
            Logs.await("the refusal", () -> logs.metrics().count(Failure.REJECTED) == 1);
        }

        assertThat(sink.received().stream().filter(event -> event.text().equals("[0]")))
                .hasSize(1);
    }

    @Test
    void givesUpAnEventThatFailsWhileOthersAreTaken() throws Exception {
        sink.answers(event -> event.text().equals("[0]") ? 500 : 202);
        try (Logs logs = Logs.open(Logs.spooling(Logs.settings(), spool, 1 << 20))) {
            for (int i = 0; logs.metrics().count(Failure.REJECTED) == 0; i++) {
                assertThat(i).isLessThan(30_000);
                logs.log(sink.url("/"), "[" + i + "]");
                Thread.sleep(2);
            }
            Logs.await("an empty spool", () -> files().isEmpty());
        }

        assertThat(taken()).doesNotContain("[0]");
    }

    @Test
    void keepsEventsOnDiskWhileTheSinkIsDown() throws Exception {
        sink.answers(event -> UNAVAILABLE);
        try (Logs logs = Logs.open(Logs.spooling(Logs.settings(50, 64 << 20), spool, 1 << 20))) {
            logs.log(sink.url("/"), "[0]");
            Logs.await("one on disk", () -> logs.metrics().spooledCount() == 1);
            for (int i = 1; i < 1000; i++) { // more than the queue holds
                logs.log(sink.url("/"), "[" + i + "]");
                int count = i;
                if (i % 40 == 0) {
                    Logs.await(count + " on disk", () -> logs.metrics().spooledCount() > count);
                }
            }
            sink.recovers();
            awaitTaken(1000);
            Logs.await("an empty spool", () -> files().isEmpty());

            assertThat(logs.metrics().count(Drop.QUEUE)).isZero();
        }
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.walk(spool)) {
            return all.filter(file -> file.toString().endsWith(".events")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void sendsWhatAnEarlierRunHasLeft() throws Exception {
        sink.answers(event -> UNAVAILABLE);
        try (Logs logs = Logs.open(Logs.spooling(Logs.settings(), spool, 1 << 20))) {
            logs.log(sink.url("/?key=old"), texts(100));
        }
        assertThat(files()).isNotEmpty();
        sink.recovers();

        try (Logs logs = Logs.open(Logs.spooling(Logs.settings(), spool, 1 << 20))) {
            logs.component(sink.url("/?key=new"));
            Logs.await(
                    "all events at the new URL",
                    () -> sink.takenAt("/?key=new")
                                    .map(Received::text)
                                    .distinct()
                                    .count()
                            == 100);
            Logs.await("an empty spool", () -> files().isEmpty());
        }
    }

    @Test
    void letsNobodyElseReadTheSpool() throws Exception {
        sink.answers(event -> UNAVAILABLE);
        try (Logs logs = Logs.open(Logs.spooling(Logs.settings(), spool, 1 << 20))) {
            logs.log(sink.url("/"), "[1]");
            Logs.await("one on disk", () -> logs.metrics().spooledCount() == 1);

            assertThat(Files.getPosixFilePermissions(files().get(0)))
                    .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
            assertThat(Files.getPosixFilePermissions(Logs.folder(spool, sink.url("/"))))
                    .allMatch(permission -> permission.name().startsWith("OWNER"));
        }
    }

    @Test
    void refusesASpoolThatIsInUse() {
        try (Logs first = Logs.open(Logs.spooling(Logs.settings(), spool, 1 << 20));
                Logs second = Logs.open(Logs.spooling(Logs.settings(), spool, 1 << 20))) {
            first.component(sink.url("/"));

            assertThatThrownBy(() -> second.component(sink.url("/")))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageStartingWith("Radiant: RADIANT_LOGGER_SPOOL cannot be used: ")
                    .hasMessageContaining("in use by another deployment");
        }
    }

    @Test
    void dropsAndCountsWhatFindsNoRoom() throws Exception {
        sink.answers(event -> UNAVAILABLE);
        try (Logs logs = Logs.open(Logs.spooling(Logs.settings(10, 64 << 20), spool, 10_000))) {
            logs.log(sink.url("/"), "[0]");
            Logs.await("one on disk", () -> logs.metrics().spooledCount() == 1);
            for (int i = 1; logs.metrics().count(Drop.QUEUE) == 0; i++) {
                logs.log(sink.url("/"), "[" + i + "]");
                Thread.sleep(2);
            }
            long size =
                    files().stream().mapToLong(file -> file.toFile().length()).sum();
            long one = size / logs.metrics().spooledCount();

            assertThat(size).isLessThanOrEqualTo(10_000).isGreaterThan(10_000 - one - 10);
        }
    }

    @Test
    void goesOnAfterAnEventLargerThanTheSpool() throws Exception {
        sink.answers(event -> UNAVAILABLE);
        try (Logs logs = Logs.open(Logs.spooling(Logs.settings(), spool, 5_000))) {
            logs.log(sink.url("/"), "\"" + "x".repeat(10_000) + "\"", "[1]", "[2]");
            Logs.await("the others on disk", () -> logs.metrics().spooledCount() == 2);
            sink.recovers();
            awaitTaken(2);

            assertThat(logs.metrics().count(Drop.SIZE)).isEqualTo(1);
        }
    }

    @Test
    void dropsWhatTakesTooMuchMemory() throws Exception {
        try (Logs logs = Logs.open(Logs.settings(10, 1_000))) {
            logs.log(sink.url("/"), "\"" + "x".repeat(1_000) + "\"", "[1]");
            awaitTaken(1);

            assertThat(logs.metrics().count(Drop.MEMORY)).isEqualTo(1);
        }
    }

    @Test
    void goesOnAfterASegmentThatCannotBeRead() throws Exception {
        Path folder = Files.createDirectories(Logs.folder(spool, sink.url("/")));
        Files.createDirectories(folder.resolve("0000000000000001.events").resolve("not a file"));
        Files.write(folder.resolve("0000000000000002.events"), new byte[] {0, 0, 0, 3, 1, 2, 3, 4, 5, 6, 7});
        try (Logs logs = Logs.open(Logs.spooling(Logs.settings(), spool, 1 << 20))) {
            logs.log(sink.url("/"), "[1]");
            awaitTaken(1);
            Logs.await("both are counted", () -> logs.metrics().count(Failure.SPOOL) == 2);
        }
    }

    @Test
    void sendsTheSoundEventsOfADamagedSegment() throws Exception {
        sink.answers(event -> UNAVAILABLE);
        try (Logs logs = Logs.open(Logs.spooling(Logs.settings(), spool, 1 << 20))) {
            logs.log(sink.url("/"), texts(10));
        }
        Path file = files().get(0);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 3));
        int lost = files().size() == 1 ? 1 : 0;
        sink.recovers();

        try (Logs logs = Logs.open(Logs.spooling(Logs.settings(), spool, 1 << 20))) {
            logs.component(sink.url("/"));
            awaitTaken(10 - lost);
            Logs.await("an empty spool", () -> files().isEmpty());
        }
    }

    @Test
    void sendsTheSoundEventsBeforeDamageInTheMiddle() throws Exception {
        sink.answers(event -> UNAVAILABLE);
        try (Logs logs = Logs.open(Logs.spooling(Logs.settings(), spool, 1 << 20))) {
            logs.log(sink.url("/"), "[0]");
            Logs.await("one on disk", () -> logs.metrics().spooledCount() == 1);
        }
        Path first = files().get(0);
        long sound = Files.size(first);
        byte[] bytes = Files.readAllBytes(first);
        byte[] record = Arrays.copyOfRange(bytes, 16, bytes.length);
        byte[] damaged = record.clone();
        damaged[damaged.length - 1]++;
        Files.write(first, damaged, StandardOpenOption.APPEND);
        Files.write(first, record, StandardOpenOption.APPEND);
        assertThat(Files.size(first)).isEqualTo(sound + 2L * record.length);
        sink.recovers();

        try (Logs logs = Logs.open(Logs.spooling(Logs.settings(), spool, 1 << 20))) {
            logs.component(sink.url("/"));
            Logs.await("an empty spool", () -> files().isEmpty());

            assertThat(sink.taken()).extracting(Received::text).containsExactly("[0]");
            assertThat(logs.metrics().count(Failure.SPOOL)).isEqualTo(1);
        }
    }

    @Test
    void leavesNoThreadBehind() throws Exception {
        try (Logs logs = Logs.open(Logs.settings())) {
            logs.log(sink.url("/"), texts(5));
            awaitTaken(5);
        }

        // Other tests may run at the same time, but end too.
        Logs.await(
                "no thread of a log is left",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getThreadGroup)
                        .noneMatch(group -> group != null && group.getName().equals("radiant-logger")));
    }

    @Test
    void sendsWhatWaitsBeforeItStops() {
        try (Logs logs = Logs.open(Logs.settings())) {
            logs.log(sink.url("/"), texts(50));
        }

        assertThat(taken()).hasSize(50);
    }

    @Test
    void stopsInTimeWithoutASink() {
        sink.answers(event -> UNAVAILABLE);
        Logs logs = Logs.open(Logs.settings());
        logs.log(sink.url("/"), texts(50));

        logs.close();

        assertThat(logs.metrics().count(Drop.STOP)).isEqualTo(50);
    }

    @Test
    void encodesOnlyForALimitedTimeWhenItStops() {
        sink.answers(event -> UNAVAILABLE);
        Logs logs = Logs.open(Logs.spooling(Logs.settings(), spool, 1 << 20));
        ComponentLog component = logs.component(sink.url("/"));
        for (int i = 0; i < 5_000; i++) {
            component.call(Caller.NONE, "p").request(() -> Body.json(1, out -> LockSupport.parkNanos(50_000_000)));
        }

        logs.close(TimeUnit.MILLISECONDS.toNanos(500));

        assertThat(logs.metrics().count(Drop.STOP)).isPositive();
    }

    @Test
    void keepsASlowSinkFromDelayingAnother() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (FakeSink slow = FakeSink.start();
                Logs logs = Logs.open(Logs.settings())) {
            slow.answers(event -> awaited(end));
            logs.log(slow.url("/"), texts(20));
            logs.log(sink.url("/"), texts(20));
            awaitTaken(20);

            assertThat(slow.received()).isEmpty();
            end.countDown();
        }
    }

    private static int awaited(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return UNAVAILABLE;
    }

    @Test
    void countsEveryEventThatIsLostBeyondTheBounds() throws Exception {
        sink.answers(event -> UNAVAILABLE);
        try (Logs logs = Logs.open(Logs.spooling(Logs.settings(100, 64 << 20), spool, 50_000))) {
            logs.log(sink.url("/"), texts(20_000));
            sink.recovers();
            Logs.await(
                    "every event is taken or counted",
                    () -> taken().size() + logs.metrics().count(Drop.QUEUE) == 20_000);

            assertThat(logs.metrics().count(Drop.QUEUE)).isPositive();
            assertThat(taken()).hasSizeGreaterThanOrEqualTo(100);
        }
    }
}

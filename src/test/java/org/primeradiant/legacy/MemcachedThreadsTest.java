package org.primeradiant.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.ItemIds;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.metrics.Meters;
import org.primeradiant.settings.MemcachedSettings;
import org.primeradiant.settings.MemcachedSettings.Server;
import org.primeradiant.testing.Memcached;

/** Checks the threads of {@link CandidateStore}. Inspects all threads of the JVM, so no other store may be open. */
class MemcachedThreadsTest {
    private static final String KEY = "26ae4bec364e556be130fdc447cdb8ca";

    private static CandidateStore store(int port) {
        List<Server> servers = List.of(new Server("127.0.0.1", port));
        return CandidateStore.open(new MemcachedSettings(servers), new Meters(Map.of()));
    }

    @Test
    void leavesNoThreadBehind() throws InterruptedException {
        Set<Thread> before = threads();
        try (Memcached memcached = Memcached.start()) {
            try (CandidateStore store = store(memcached.port())) {
                Patience.candidates(store, KEY);

                assertThat(started(before))
                        .extracting(Thread::getName)
                        .containsExactlyInAnyOrder("radiant-memcached", "radiant-memcached-watch");
                assertThat(started(before)).allMatch(Thread::isDaemon);
            }
            assertNoneLeft(before);
        }
    }

    @Test
    void leavesNoThreadBehindWhenTheServerHangs() throws InterruptedException {
        Set<Thread> before = threads();
        try (Memcached memcached = Memcached.start()) {
            try (CandidateStore store = store(memcached.port())) {
                memcached.suspend();
                assertThatExceptionOfType(SeldonException.class)
                        .isThrownBy(() -> store.candidates(KEY, ItemIds.NONE))
                        .returns(Reason.UNAVAILABLE, SeldonException::reason);
            }
            assertNoneLeft(before);
        }
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("(?i).*(memcached|transcoder|FutureNotify).*"))
                .collect(Collectors.toSet());
    }

    /** Joins the threads first: an executor counts as terminated shortly before its last thread ends. */
    private static void assertNoneLeft(Set<Thread> before) throws InterruptedException {
        for (Thread thread : started(before)) {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        }
        assertThat(started(before)).isEmpty();
    }

    private static Set<Thread> started(Set<Thread> before) {
        Set<Thread> started = threads();
        started.removeAll(before);
        return started;
    }
}

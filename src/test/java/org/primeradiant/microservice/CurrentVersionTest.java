package org.primeradiant.microservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

class CurrentVersionTest {
    private final Version first = version();
    private final AtomicReference<Snapshot> snapshot = new AtomicReference<>(of(Map.of("a", first)));
    private final CurrentVersion current = new CurrentVersion(snapshot, "a");

    private static Version version() {
        return Version.pending(ComponentDefinition.ofNode("a", new MicroserviceTest.Doubling()));
    }

    private static Snapshot of(Map<String, Version> versions) {
        return Snapshot.of(
                versions,
                Units.settings("", Units.of("", ""), Map.of()),
                name -> new Microservice(name, new Lessor.Only(version()), null, null));
    }

    /** A component can be found in the snapshot a moment before its version is copied. */
    @Test
    void findsAVersionThatHasNotBeenCopied() {
        assertThat(current.current()).isSameAs(first);
    }

    @Test
    void isTheVersionOfTheLastRefresh() {
        Version second = version();
        current.refresh();
        snapshot.set(of(Map.of("a", second)));

        assertThat(current.current()).isSameAs(first);
        current.refresh();
        assertThat(current.current()).isSameAs(second);
    }

    @Test
    void isUnknownOnceItIsRemoved() {
        current.refresh();
        snapshot.set(of(Map.of()));
        current.refresh();

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(current::current)
                .returns(Reason.NOT_FOUND, SeldonException::reason);
    }
}

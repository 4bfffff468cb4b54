package org.primeradiant.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StartReportTest {
    private static ServerFacts listening(Listener... listeners) {
        return new ServerFacts(List.of(listeners), List.of());
    }

    @Test
    void namesEachAddressWithTheContextRoot() {
        ServerFacts server = listening(new Listener("http", "0.0.0.0", 8080), new Listener("https", "10.0.0.1", 8443));

        assertThat(StartReport.rest(server, "")).isEqualTo("http://localhost:8080/, https://10.0.0.1:8443/");
        assertThat(StartReport.rest(server, "/fares"))
                .isEqualTo("http://localhost:8080/fares/, https://10.0.0.1:8443/fares/");
    }

    @Test
    void namesThePathIfNoAddressIsKnown() {
        assertThat(StartReport.rest(ServerFacts.UNKNOWN, "")).isEqualTo("the server's HTTP ports, path /");
        assertThat(StartReport.rest(ServerFacts.UNKNOWN, "/fares")).isEqualTo("the server's HTTP ports, path /fares/");
    }

    @Test
    void writesAddressesThatCanBeCalled() {
        assertThat(new Listener("http", "*", 8080).url()).isEqualTo("http://localhost:8080");
        assertThat(new Listener("http", "::", 8080).url()).isEqualTo("http://localhost:8080");
        assertThat(new Listener("http", "", 8080).url()).isEqualTo("http://localhost:8080");
        assertThat(new Listener("http", "127.0.0.1", 80).url()).isEqualTo("http://127.0.0.1:80");
        assertThat(new Listener("https", "fe80::1", 8443).url()).isEqualTo("https://[fe80::1]:8443");
    }

    @Test
    void saysOnceWhatSeveralListenersWithhold() {
        assertThat(new ServerFacts(List.of(), List.of("a", "b", "a")).withheld())
                .containsExactly("a", "b");
    }

    @Test
    void knowsNothingOfAServerWithoutGrizzlyOrMBeans() {
        assertThat(GrizzlyConfig.read()).isEqualTo(ServerFacts.UNKNOWN);
        assertThat(ManagedBeans.ofWildFly()).isEqualTo(ServerFacts.UNKNOWN);
        assertThat(ManagedBeans.ofLiberty()).isEqualTo(ServerFacts.UNKNOWN);
    }
}

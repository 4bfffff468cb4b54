package org.primeradiant.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HttpProtocolsTest {
    private final HttpProtocol toy = new OneProtocol("/toy/");
    private final HttpProtocol last = new OneProtocol("/last/");
    private final HttpProtocols protocols = new HttpProtocols(List.of(toy, last), Origins.ANY);

    @Test
    void findsTheProtocolOfAPath() {
        assertThat(protocols.at("/toy/x")).isSameAs(toy);
        assertThat(protocols.at("/last/x")).isSameAs(last);
    }

    @Test
    void findsItWithoutTheFirstSlashToo() {
        assertThat(protocols.at("toy/x")).isSameAs(toy);
    }

    @Test
    void leavesOtherPathsToTheLastProtocol() {
        assertThat(protocols.at("/nobody")).isSameAs(last);
        assertThat(protocols.at("")).isSameAs(last);
    }
}

package org.primeradiant.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.settings.MemcachedSettings.Server;

class MemcachedSettingsTest {
    private static MemcachedSettings settings(String servers) {
        return MemcachedSettings.from(
                new Source(name -> name.equals("RADIANT_MEMCACHED_SERVERS") ? Optional.of(servers) : Optional.empty()));
    }

    @Test
    void hasNoServersUnlessTheyAreSet() {
        assertThat(settings(" ").servers()).isEmpty();
    }

    @Test
    void keepsTheOrder() {
        assertThat(settings("memcached2:11212, memcached1:11211").servers())
                .containsExactly(new Server("memcached2", 11212), new Server("memcached1", 11211));
    }

    @ParameterizedTest
    @CsvSource({
        "memcached, memcached, 11211",
        "memcached:1, memcached, 1",
        "memcached:65535, memcached, 65535",
        "my_cache.svc-1.local, my_cache.svc-1.local, 11211",
        "10.0.0.7:1234, 10.0.0.7, 1234",
        "[::1], ::1, 11211",
        "[fe80::1%eth0]:1234, fe80::1%eth0, 1234",
        "[::ffff:10.0.0.7]:1234, ::ffff:10.0.0.7, 1234"
    })
    void readsAServer(String text, String host, int port) {
        assertThat(settings(text).servers()).containsExactly(new Server(host, port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"::1", "a b", "a/b", "[a]:1", "[::1", "user@host", "[]", ":11211"})
    void rejectsWhatIsNoServer(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("a:1," + text))
                .withMessage(
                        "RADIANT_MEMCACHED_SERVERS must be host:port,host:port, with an IPv6 address in brackets, got '"
                                + text + "'");
    }

    @Test
    void rejectsAnEmptyServerBecausePlacesCount() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("a,,b"))
                .withMessageStartingWith("RADIANT_MEMCACHED_SERVERS must be host:port,host:port")
                .withMessageEndingWith("got ''");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "65536", "-1", "x"})
    void namesTheSettingOfABadPort(String port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("a:1,b:" + port))
                .withMessage("RADIANT_MEMCACHED_SERVERS: the port of b must be a whole number from 1 to 65535, got '"
                        + port + "'");
    }

    @Test
    void writesAServerAsItIsRead() {
        assertThat(settings("a,[::1]:7").servers()).map(Server::toString).containsExactly("a:11211", "[::1]:7");
    }
}

package org.primeradiant.settings;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where lists of candidates are stored.
 *
 * @param servers in the order in which the writing side has them, since the place in this list decides who stores a key;
 *     empty for none
 */
public record MemcachedSettings(List<Server> servers) {
    private static final String SERVERS = "RADIANT_MEMCACHED_SERVERS";
    private static final int DEFAULT_PORT = 11_211;
    private static final Pattern SERVER =
            Pattern.compile("(?:\\[([0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(?:%\\w+)?)]|([\\w.-]+))(?::(.*))?");

    /**
     * One memcached.
     *
     * @param host a name, or an address without brackets
     * @param port its TCP port
     */
    public record Server(String host, int port) {
        /** As it is written in the setting. */
        @Override
        public String toString() {
            return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }
    }

    public MemcachedSettings {
        servers = List.copyOf(servers);
    }

    static MemcachedSettings from(Source source) {
        List<String> parts = source.find(SERVERS)
                .map(text -> Arrays.asList(text.split(",", -1)))
                .orElse(List.of());
        return new MemcachedSettings(
                parts.stream().map(part -> server(part.strip())).toList());
    }

    private static Server server(String text) {
        Matcher matcher = SERVER.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    SERVERS + " must be host:port,host:port, with an IPv6 address in brackets, got '" + text + "'");
        }
        String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        String port = matcher.group(3);
        return new Server(
                host, port == null ? DEFAULT_PORT : Source.number(SERVERS + ": the port of " + host, port, 1, 65_535));
    }
}

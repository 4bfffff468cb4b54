package org.primeradiant.settings;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The memcached servers that store lists of candidates.
 *
 * @param servers the servers in the order that the writing side uses, because the position in this list decides which
 *     server stores a key; empty for none
 */
public record MemcachedSettings(List<Server> servers) {
    private static final String SERVERS = "RADIANT_MEMCACHED_SERVERS";
    private static final int DEFAULT_PORT = 11_211;
    private static final Pattern SERVER =
            Pattern.compile("(?:\\[([0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(?:%\\w+)?)]|([\\w.-]+))(?::(.*))?");

    /**
     * One memcached server.
     *
     * @param host a host name, or an IP address without brackets
     * @param port its TCP port
     */
    public record Server(String host, int port) {
        /** The form used in the setting. */
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

package org.primeradiant.console;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is known of a request to the console.
 *
 * @param address the caller's address, as a number; empty if it is unknown
 * @param scheme the request's scheme
 * @param header looks up a header
 */
record ConsoleCaller(String address, String scheme, Function<String, Optional<String>> header) {
    /** Headers of a proxy that speaks for somebody else. */
    private static final List<String> OF_PROXIES =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

    private static final String HOST = "Host";

    static ConsoleCaller of(HttpServletRequest request) {
        return new ConsoleCaller(
                request.getRemoteAddr(), request.getScheme(), name -> Optional.ofNullable(request.getHeader(name)));
    }

    /**
     * Whether it comes from this machine, and its browser meant this machine: a name of another host that leads here
     * belongs to somebody else's page, which would otherwise count as one of the same origin.
     */
    boolean isLocal() {
        return isLoopback(address)
                && OF_PROXIES.stream().noneMatch(name -> header.apply(name).isPresent())
                && header.apply(HOST).filter(ConsoleCaller::isThisMachine).isPresent();
    }

    String host() {
        return header.apply(HOST).orElse("");
    }

    /** Looks up no name. */
    private static boolean isLoopback(String address) {
        try {
            return !address.isEmpty() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean isThisMachine(String host) {
        try {
            String name = new URI("http://" + host).getHost();
            if (name == null) {
                return false;
            }
            boolean isNumber = name.startsWith("[") || name.matches("[0-9.]{7,15}");
            return name.toLowerCase(Locale.ROOT).equals("localhost") || isNumber && isLoopback(name);
        } catch (URISyntaxException e) {
            return false;
        }
    }
}

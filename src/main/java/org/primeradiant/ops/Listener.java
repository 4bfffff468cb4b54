package org.primeradiant.ops;

/**
 * An HTTP port of the server.
 *
 * @param scheme {@code http} or {@code https}
 * @param address the address that it listens on
 * @param port its number
 */
record Listener(String scheme, String address, int port) {
    /** Its URL on this machine, without a path. */
    String url() {
        String host = isAnyAddress() ? "localhost" : address.contains(":") ? "[" + address + "]" : address;
        return scheme + "://" + host + ":" + port;
    }

    private boolean isAnyAddress() {
        return address.isEmpty() || address.equals("0.0.0.0") || address.equals("::") || address.equals("*");
    }
}

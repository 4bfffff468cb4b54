package org.primeradiant.jwt;

import java.util.Base64;

/** Decodes base64url as RFC 7515 demands it: without padding, and with no second text for the same bytes. */
final class Base64Url {
    private Base64Url() {}

    /**
     * Decodes a text.
     *
     * @throws IllegalArgumentException if it is anything but the only text for its bytes
     */
    static byte[] decode(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not base64url"); // the JDK's message quotes a character
        }
        // The JDK accepts padding, and ignores the last bits of a text that is not a whole number of bytes.
        if (!Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text)) {
            throw new IllegalArgumentException("not the canonical base64url without padding");
        }
        return bytes;
    }
}

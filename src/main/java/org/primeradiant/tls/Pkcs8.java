package org.primeradiant.tls;

import java.io.ByteArrayOutputStream;
import java.security.PublicKey;

/**
 * Turns a private key that does not name its algorithm into PKCS #8: RSA's PKCS #1 (RFC 8017, A.1.2) or SEC 1's EC key
 * (RFC 5915). PKCS #8 (RFC 5208, 5) holds the key after a version and the same algorithm identifier that the public key
 * has.
 */
final class Pkcs8 {
    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;
    private static final byte[] VERSION_0 = {2, 1, 0};
    private static final int LONG = 0x80;

    private Pkcs8() {}

    static byte[] wrapped(byte[] key, PublicKey other) {
        ByteArrayOutputStream fields = new ByteArrayOutputStream();
        fields.writeBytes(VERSION_0);
        fields.writeBytes(algorithm(other.getEncoded()));
        fields.writeBytes(element(OCTET_STRING, key));
        return element(SEQUENCE, fields.toByteArray());
    }

    /** The first element of the SubjectPublicKeyInfo, which the JDK has encoded. */
    private static byte[] algorithm(byte[] info) {
        int start = header(info, 0);
        int length = info[start + 1]; // an algorithm identifier of RSA, EC or EdDSA is short
        byte[] algorithm = new byte[2 + length];
        System.arraycopy(info, start, algorithm, 0, algorithm.length);
        return algorithm;
    }

    private static int header(byte[] element, int at) {
        int length = element[at + 1] & 0xff;
        return at + 2 + (length < LONG ? 0 : length - LONG);
    }

    private static byte[] element(int tag, byte[] content) {
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        int length = content.length;
        if (length < LONG) {
            element.write(length);
        } else {
            int size = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + Byte.SIZE - 1) / Byte.SIZE;
            element.write(LONG | size);
            for (int i = size - 1; i >= 0; i--) {
                element.write(length >>> i * Byte.SIZE);
            }
        }
        element.writeBytes(content);
        return element.toByteArray();
    }
}

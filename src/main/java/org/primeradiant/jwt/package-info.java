/**
 * Verifies JSON Web Tokens (RFC 7519, signed as in RFC 7515) on {@code java.security}, and reads the issuer's public
 * keys.
 *
 * <p>May use {@code identity}, {@code json}, {@code settings} and {@code api}.
 * {@link org.primeradiant.jwt.JwtMechanism} looks a token up among the verified ones; otherwise {@code SignedToken}
 * takes it apart, {@code ClaimRules} checks the claims, and a key of the {@code KeySource} checks the signature.
 *
 * <p>Decisions: no library, because a server's own would clash with it (Payara loads its Nimbus first), and because the
 * part needed is small: no encryption, no shared secrets, no keys that a token brings along. What a token says about
 * its keys is never followed; only its {@code kid} chooses among the issuer's. The verified tokens belong to the set of
 * keys that verified them, so that a change of keys leaves none behind.
 */
package org.primeradiant.jwt;

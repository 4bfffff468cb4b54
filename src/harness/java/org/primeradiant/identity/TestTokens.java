package org.primeradiant.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.primeradiant.jwt.Issuer;
import org.primeradiant.jwt.TokenCase;

/**
 * Tokens of both kinds, and the settings of a deployment that accepts them. All values are those of the
 * {@code Authorization} header.
 *
 * @param tokens the file of static tokens
 * @param keys the file of the issuers' public keys
 * @param rsa an issuer whose key is {@code rsa}
 * @param ec an issuer whose key is {@code ec}
 */
public record TestTokens(Path tokens, Path keys, Issuer rsa, Issuer ec) {
    private static final String BEARER = "Bearer ";
    private static final String ALL = "token with all rights";
    private static final String NONE = "token without any right";
    private static final int VALID_SECONDS = 24 * 60 * 60;
    private static final int RSA_SIGNATURE = 256;
    private static final int EC_SIGNATURE = 64;
    private static final int RANDOM_TOKEN = 32;

    /** Creates keys, and the files in an existing folder. */
    public static TestTokens in(Path folder) throws IOException {
        Issuer rsa = Issuer.of("rsa", "RS256");
        Issuer ec = Issuer.of("ec", "ES256");
        String roles = Arrays.stream(Right.values()).map(Right::label).collect(Collectors.joining(","));
        Path tokens = Files.writeString(
                folder.resolve("tokens"),
                "all " + roles + " " + TokenHash.text(ALL) + "\nguest guest " + TokenHash.text(NONE) + "\n");
        Path keys = Files.writeString(folder.resolve("keys.json"), Issuer.jwks(rsa, ec));
        return new TestTokens(tokens.toAbsolutePath(), keys.toAbsolutePath(), rsa, ec);
    }

    /**
     * The settings of the deployment.
     *
     * @param mechanisms the value of {@code RADIANT_AUTHENTICATION}
     */
    public Map<String, String> settings(String mechanisms) {
        return Map.of(
                "RADIANT_AUTHENTICATION",
                mechanisms,
                "RADIANT_TOKENS_FILE",
                tokens.toString(),
                "RADIANT_JWT_KEYS",
                keys.toString(),
                "RADIANT_JWT_ISSUER",
                Issuer.NAME,
                "RADIANT_JWT_AUDIENCES",
                TokenCase.AUDIENCE);
    }

    /** A static token with all rights. */
    public String token() {
        return BEARER + ALL;
    }

    /** A static token without any right. */
    public String guest() {
        return BEARER + NONE;
    }

    /** A JSON Web Token with the right to predict. */
    public String jwt() {
        return BEARER + rsa.token(TokenCase.claims(0, VALID_SECONDS, ""));
    }

    /** The same as {@link #jwt}, but it expired some time ago. */
    public String expired() {
        return BEARER + rsa.token(TokenCase.claims(-VALID_SECONDS, -VALID_SECONDS / 2, ""));
    }

    /** A token that looks like one of the issuer with the RSA key, but its signature is random. */
    public String forgedRsa(Random random) {
        return forged(rsa, random, RSA_SIGNATURE);
    }

    /** The same for the issuer with the EC key. */
    public String forgedEc(Random random) {
        return forged(ec, random, EC_SIGNATURE);
    }

    private static String forged(Issuer issuer, Random random, int length) {
        String header = "{\"alg\":\"" + issuer.algorithm() + "\",\"typ\":\"JWT\",\"kid\":\"" + issuer.keyId() + "\"}";
        String claims = TokenCase.claims(0, VALID_SECONDS, "");
        byte[] signature = noise(random, length);
        signature[0] &= 0x3F; // a number above the key's modulus or order would be refused before the costly part
        return BEARER + base64(header.getBytes(US_ASCII)) + "." + base64(claims.getBytes(US_ASCII)) + "."
                + base64(signature);
    }

    /** A random token of the form that {@link NewToken} makes. */
    public static String random(Random random) {
        return BEARER + base64(noise(random, RANDOM_TOKEN));
    }

    private static byte[] noise(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

package org.primeradiant.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.function.Function;

/**
 * Tokens, right and wrong, with what becomes of them: the cases of MicroProfile JWT's compatibility kit, and those of
 * RFC 8725. A verifier is expected to trust {@link Issuer#NAME}, to be {@link #AUDIENCE}, and to allow clocks to differ
 * by a minute.
 */
public enum TokenCase {
    RIGHT(issuer -> issuer.token(claims(0, 600, "")), ""),
    WITH_LIST_OF_AUDIENCES(
            issuer -> issuer.token(claims(0, 600, "").replace("\"radiant\"", "[\"other\",\"radiant\"]")), ""),
    WITHOUT_KID(issuer -> issuer.token("{\"alg\":\"" + issuer.algorithm() + "\"}", claims(0, 600, "")), ""),
    EXPIRED_WITHIN_SKEW(issuer -> issuer.token(claims(-600, -50, "")), ""),
    EXPIRED(issuer -> issuer.token(claims(-600, -70, "")), "the token has expired"),
    WITHOUT_EXPIRY(issuer -> issuer.token(claims(0, 600, "").replace("\"exp\"", "\"exq\"")), "the token has no exp"),
    EXPIRY_AS_TEXT(
            issuer -> issuer.token(claims(0, 600, "").replaceAll("\"exp\":([0-9]+)", "\"exp\":\"$1\"")),
            "the token has an exp that is no date"),
    NOT_YET_VALID(issuer -> issuer.token(claims(0, 600, "\"nbf\":" + (now() + 70))), "the token is not valid yet"),
    VALID_SOON(issuer -> issuer.token(claims(0, 600, "\"nbf\":" + (now() + 50))), ""),
    ISSUED_IN_THE_FUTURE(issuer -> issuer.token(claims(70, 600, "")), "the token was issued in the future"),
    OTHER_ISSUER(
            issuer -> issuer.token(claims(0, 600, "").replace(Issuer.NAME, "https://other.example.org")),
            "the token is not by the issuer that is trusted"),
    WITHOUT_ISSUER(
            issuer -> issuer.token(claims(0, 600, "").replace("\"iss\"", "\"isz\"")),
            "the token is not by the issuer that is trusted"),
    OTHER_AUDIENCE(
            issuer -> issuer.token(claims(0, 600, "").replace("\"radiant\"", "\"other\"")),
            "the token is for another audience"),
    WITHOUT_AUDIENCE(
            issuer -> issuer.token(claims(0, 600, "").replace("\"aud\"", "\"auz\"")),
            "the token is for another audience"),
    OTHER_KEY(
            issuer -> Issuer.of(issuer.keyId(), issuer.algorithm()).token(claims(0, 600, "")),
            "the token has a signature that is not the issuer's"),
    UNKNOWN_KID(
            issuer -> new Issuer("unknown", issuer.algorithm(), issuer.keys()).token(claims(0, 600, "")),
            "the token names a key that the issuer does not have"),
    UNSIGNED(
            issuer -> part("{\"alg\":\"none\"}") + "." + part(claims(0, 600, "")) + ".",
            "the token is signed with an algorithm that is not accepted"),
    UNSIGNED_IN_OTHER_CASE(
            issuer -> issuer.token("{\"alg\":\"NonE\"}", claims(0, 600, "")),
            "the token is signed with an algorithm that is not accepted"),
    WITHOUT_SIGNATURE(
            issuer -> {
                String token = issuer.token(claims(0, 600, ""));
                return token.substring(0, token.lastIndexOf('.') + 1);
            },
            "the token has a signature that is not the issuer's"),
    HASHED_WITH_PUBLIC_KEY(
            issuer -> issuer.tokenByPublicKey(claims(0, 600, "")),
            "the token is signed with an algorithm that is not accepted"),
    OTHER_LENGTH_OF_HASH(
            issuer -> issuer.token(
                    header(issuer, "").replace("256", "512").replace("EdDSA", "RS512"), claims(0, 600, "")),
            "the token is signed with an algorithm that is not accepted"),
    WITH_OWN_KEY(
            issuer -> issuer.token(header(issuer, "\"jwk\":" + issuer.jwk()), claims(0, 600, "")),
            "the token has the header jwk, which is not accepted"),
    WITH_URL_OF_KEYS(
            issuer -> issuer.token(header(issuer, "\"jku\":\"https://evil.example.org\""), claims(0, 600, "")),
            "the token has the header jku, which is not accepted"),
    WITH_URL_OF_CERTIFICATE(
            issuer -> issuer.token(header(issuer, "\"x5u\":\"https://evil.example.org\""), claims(0, 600, "")),
            "the token has the header x5u, which is not accepted"),
    WITH_CERTIFICATE(
            issuer -> issuer.token(header(issuer, "\"x5c\":[\"MIIB\"]"), claims(0, 600, "")),
            "the token has the header x5c, which is not accepted"),
    CRITICAL_HEADER(
            issuer -> issuer.token(header(issuer, "\"crit\":[\"b64\"],\"b64\":false"), claims(0, 600, "")),
            "the token has critical headers, none of which is supported"),
    LOGOUT_TOKEN(
            issuer -> issuer.token(header(issuer, "").replace("JWT", "logout+jwt"), claims(0, 600, "")),
            "the token has a typ other than JWT and at+jwt"),
    ACCESS_TOKEN(
            issuer -> issuer.token(header(issuer, "").replace("JWT", "application/at+JWT"), claims(0, 600, "")), ""),
    TWO_ALGORITHMS(
            issuer -> issuer.token(header(issuer, "\"alg\":\"none\""), claims(0, 600, "")),
            "the token has a malformed header"),
    TWO_SUBJECTS(issuer -> issuer.token(claims(0, 600, "\"upn\":\"admin\"")), "the token has a malformed payload"),
    PADDED(issuer -> issuer.token(claims(0, 600, "")) + "=", "the token has a malformed signature"),
    ENCRYPTED(
            issuer -> part("{\"alg\":\"dir\",\"enc\":\"A256GCM\"}") + ".a.b.c.d",
            "the token is encrypted, which is not supported"),
    NAMELESS(
            issuer -> issuer.token(claims(0, 600, "").replace("\"upn\"", "\"upm\"")),
            "the token names nobody: it has no upn, preferred_username or sub");

    /** For whom the tokens are. */
    public static final String AUDIENCE = "radiant";

    private final Function<Issuer, String> token;
    private final String error;

    TokenCase(Function<Issuer, String> token, String error) {
        this.token = token;
        this.error = error;
    }

    /** The token of this case. */
    public String token(Issuer issuer) {
        return token.apply(issuer);
    }

    /** Why it is refused; empty if it is accepted, and then identifies {@code alice} with the role {@code predict}. */
    public String error() {
        return error;
    }

    /**
     * Claims of alice.
     *
     * @param issued when the token was issued, in seconds from now
     * @param expires when it expires, likewise
     * @param others other members, or nothing
     */
    public static String claims(long issued, long expires, String others) {
        return "{\"iss\":\"" + Issuer.NAME
                + "\",\"aud\":\"radiant\",\"upn\":\"alice\",\"groups\":[\"predict\"],\"iat\":" + (now() + issued)
                + ",\"exp\":" + (now() + expires) + (others.isEmpty() ? "" : ",") + others + "}";
    }

    private static String header(Issuer issuer, String others) {
        return "{\"alg\":\"" + issuer.algorithm() + "\",\"typ\":\"JWT\",\"kid\":\"" + issuer.keyId() + "\""
                + (others.isEmpty() ? "" : ",") + others + "}";
    }

    private static String part(String json) {
        return Issuer.base64(json.getBytes(UTF_8));
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }
}

package org.primeradiant.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyReaderTest {
    private static final Issuer RSA = Issuer.of("r", "RS256");
    private static final Issuer EC = Issuer.of("e", "ES256");
    private static final Issuer ED = Issuer.of("d", "EdDSA");

    private static KeySet read(String text) {
        return KeyReader.read(text.getBytes(UTF_8));
    }

    @Test
    void readsASetWithKeysOfAllKinds() {
        KeySet keys = read(Issuer.jwks(RSA, EC, ED));

        assertThat(keys.keys())
                .containsExactly(
                        new TrustedKey("r", Set.of(Algorithm.RS256), RSA.keys().getPublic()),
                        new TrustedKey("e", Set.of(Algorithm.ES256), EC.keys().getPublic()),
                        new TrustedKey("d", Set.of(Algorithm.EDDSA), ED.keys().getPublic()));
    }

    @Test
    void readsASingleKeyInJsonOrBase64Url() {
        KeySet expected = read(Issuer.jwks(RSA));

        assertThat(read(RSA.jwk())).isEqualTo(expected);
        assertThat(read(Issuer.base64(RSA.jwk().getBytes(UTF_8)))).isEqualTo(expected);
        assertThat(read(Issuer.base64(Issuer.jwks(RSA).getBytes(UTF_8)))).isEqualTo(expected);
    }

    @Test
    void usesAnRsaKeyWithoutAlgForBothOfItsAlgorithms() {
        assertThat(read("{" + RSA.members() + "}").keys())
                .containsExactly(new TrustedKey(
                        "", Set.of(Algorithm.RS256, Algorithm.PS256), RSA.keys().getPublic()));
    }

    @Test
    void readsPemWhoseLinesAreJoined() {
        KeySet expected = read(RSA.pem());

        assertThat(read(RSA.pem().replace('\n', ' '))).isEqualTo(expected);
        assertThat(read(RSA.pem().replace("\n", "\\n"))).isEqualTo(expected);
        assertThat(expected.keys()).hasSize(1);
    }

    @Test
    void readsTheKeyOfACertificate(@TempDir Path folder) throws Exception {
        keytool(folder, "-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=issuer");
        String pem = keytool(folder, "-exportcert", "-rfc");

        assertThat(read(pem).keys()).singleElement().satisfies(key -> {
            assertThat(key.id()).isEmpty();
            assertThat(key.algorithms()).containsExactly(Algorithm.ES256);
        });
    }

    private static String keytool(Path folder, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-alias",
                "a",
                "-storepass",
                "secret",
                "-keystore",
                folder.resolve("store").toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }

    @Test
    void refusesAnEcKeyOnAnotherCurve() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp384r1"));
        Issuer other = new Issuer("other", "ES256", generator.generateKeyPair());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(other.pem()))
                .withMessage("an EC key must be on the curve P-256");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'kty':'oct','k':'AAAA'",
                "'kty':'RSA','use':'enc','n':'AQAB','e':'AQAB'",
                "'kty':'RSA','alg':'RSA-OAEP','n':'AQAB','e':'AQAB'",
                "'kty':'RSA','alg':'RS512','n':'AQAB','e':'AQAB'",
                "'kty':'RSA','key_ops':['encrypt'],'n':'AQAB','e':'AQAB'",
                "'kty':'EC','crv':'P-384','x':'AQAB','y':'AQAB'",
                "'kty':'OKP','crv':'X25519','x':'AQAB'",
                "'kty':'OKP','crv':'Ed448','x':'AQAB'",
                "'kty':'new'",
            })
    void skipsKeysForOtherPurposes(String members) {
        String other = "{" + members.replace('\'', '"') + "}";

        assertThat(read("{\"keys\":[" + other + "," + RSA.jwk() + "]}")).isEqualTo(read(RSA.jwk()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(other))
                .withMessage("no key for RS256, PS256, ES256 or EdDSA");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'kty':'RSA','e':'AQAB'} | a key lacks its n",
                "{'kty':'RSA','n':'AQAB','e':'AQAB'} | the values of a key do not make a key of its kty",
                "{'kty':'RSA','n':1,'e':'AQAB'} | the n of a key must be a string",
                "{'kty':'RSA','n':'A=','e':'AQAB'} | not base64url",
                "{'kty':'EC','crv':'P-256','x':'AQAB','y':'AQAB'} | the x of a key must have 32 bytes",
                "{'kty':'OKP','crv':'Ed25519','x':'AQAB'} | the x of a key must have 32 bytes",
                "7 | a key must be an object",
            })
    void leavesOutMalformedAndWeakKeysAndSaysWhy(String key, String reason) {
        KeySet keys = read("{\"keys\":[" + key.replace('\'', '"') + "," + RSA.jwk() + "]}");

        assertThat(keys.keys()).isEqualTo(read(RSA.jwk()).keys());
        assertThat(keys.unusable()).containsExactly(reason);
    }

    @Test
    void leavesOutAShortRsaKey() {
        Issuer weak = new Issuer("weak", "RS256", Issuer.rsa(1024));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(Issuer.jwks(weak)))
                .withMessage(
                        "no key for RS256, PS256, ES256 or EdDSA: an RSA key must have 2048 to 8192 bits, not 1024");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(weak.pem()))
                .withMessage("an RSA key must have 2048 to 8192 bits, not 1024");
    }

    @Test
    void leavesOutAnRsaKeyWithTheExponentOne() {
        String one = RSA.jwk().replace("\"e\":\"AQAB\"", "\"e\":\"AQ\"");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(one))
                .withMessage("the values of a key do not make a key of its kty");
    }

    @ParameterizedTest
    @CsvSource({"AQAC, even", "AQAAAAE, 33 bits"})
    void leavesOutAnRsaKeyWithAnUnusualExponent(String exponent, String why) {
        String key = RSA.jwk().replace("\"e\":\"AQAB\"", "\"e\":\"" + exponent + "\"");

        assertThatIllegalArgumentException()
                .as(why)
                .isThrownBy(() -> read(key))
                .withMessage("the exponent of an RSA key must be odd, from 3 to 32 bits");
    }

    @Test
    void leavesOutAPointBesidesTheCurve() {
        String members = EC.members();
        int x = members.indexOf("\"x\":\"") + 5;
        String zero = members.substring(0, x) + "A".repeat(43) + members.substring(x + 43);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{" + zero + "}"))
                .withMessage("the point of an EC key is not on its curve");
    }

    @Test
    void refusesAKeyWhoseAlgIsOfAnotherKind() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{\"alg\":\"ES256\"," + RSA.members() + "}"))
                .withMessage("the alg of a key is not one for its kty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"keys\":7}", "{\"keys\":[]}", "[]", "<html>", "{\"keys\":[],\"keys\":[]}"})
    void refusesWhatHoldsNoKeys(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(text))
                .satisfies(
                        e -> assertThat(e.getMessage()).doesNotContain("html").isNotEmpty());
    }

    @Test
    void refusesAPrivateKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"))
                .withMessage("PEM must contain PUBLIC KEY or CERTIFICATE parts only");
    }

    @Test
    void takesUpTo32Keys() {
        String key = RSA.jwk();

        assertThat(read("{\"keys\":[" + String.join(",", Collections.nCopies(32, key)) + "]}")
                        .keys())
                .hasSize(32);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{\"keys\":[" + String.join(",", Collections.nCopies(33, key)) + "]}"))
                .withMessage("more than 32 keys");
    }
}

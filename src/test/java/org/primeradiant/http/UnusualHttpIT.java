package org.primeradiant.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.beans.Echo;
import org.primeradiant.testing.Http;
import org.primeradiant.testing.RadiantWar;

/**
 * Sends requests that are valid but unusual, in bytes that no HTTP library would send. Payara Micro itself refuses some
 * of them; if a test fails there because the answer is 200, {@code docs/servers.md} needs a change.
 */
@ExtendWith(ArquillianExtension.class)
@EnabledIfSystemProperty(
        named = "arquillian.launch",
        matches = "payara-micro|wildfly",
        disabledReason = "docs/servers.md describes only Payara Micro and WildFly in this respect")
class UnusualHttpIT {
    private static final int TIMEOUT_MILLIS = 20_000;
    private static final String REFUSED_BY_PAYARA =
            System.getProperty("arquillian.launch", "").equals("payara-micro") ? "400" : "200";

    @Deployment(testable = false)
    static WebArchive war() {
        return RadiantWar.with(Echo.class);
    }

    @BeforeAll
    static void awaitLoaded() {
        Http.awaitLoaded();
    }

    /** Returns the final status of a request to {@code /predict}. */
    private static String status(String headers, String body) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", Http.port())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            String request = "POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + headers
                    + "\r\n" + body;
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
            String line = in.readLine();
            if (line.startsWith("HTTP/1.1 100")) {
                in.readLine();
                line = in.readLine();
            }
            return line.split(" ")[1];
        }
    }

    private static String chunked(String... chunks) {
        StringBuilder body = new StringBuilder();
        for (String chunk : chunks) {
            body.append(chunk).append("\r\n");
        }
        return body + "\r\n";
    }

    @Test
    void takesAChunkedBodyThatTheServerIsAskedAbout() throws IOException {
        String chunked = "Transfer-Encoding: chunked\r\n";
        String body = chunked("c", "{\"strData\":\"", "3", "a\"}", "0");

        assertThat(status(chunked, body)).isEqualTo("200");
        assertThat(status(chunked + "Expect: 100-continue\r\n", body)).isEqualTo("200");
        assertThat(status("Expect: 100-continue\r\nContent-Length: 15\r\n", "{\"strData\":\"a\"}"))
                .isEqualTo("200");
    }

    @ParameterizedTest
    @ValueSource(strings = {";name=value", ";name", ";a=1;b=2", ";name=\"quoted value\""})
    void takesChunksWithAnExtensionUnlessTheServerRefusesThem(String extension) throws IOException {
        String body = chunked("f" + extension, "{\"strData\":\"a\"}", "0");

        assertThat(status("Transfer-Encoding: chunked\r\n", body)).isEqualTo(REFUSED_BY_PAYARA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0080", "\u00FF", "caf\u00E9", "\u00C3\u00A9"})
    void takesHeadersWithBytesAbove127UnlessTheServerRefusesThem(String value) throws IOException {
        assertThat(status("X-Name: " + value + "\r\nContent-Length: 15\r\n", "{\"strData\":\"a\"}"))
                .isEqualTo(REFUSED_BY_PAYARA);
    }
}

package org.primeradiant.siege;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.primeradiant.fuzz.Recorded;
import org.primeradiant.fuzz.RestDoor;
import org.primeradiant.fuzz.Verdict;
import org.primeradiant.siege.RawHttp.Body;

/** The hostile REST requests to a component. Thread-safe. */
final class RestAttacks implements AutoCloseable {
    /** All statuses that {@link RestDoor} may accept; it judges each answer itself. */
    static final String[] ANY_OF_A_DAMAGED = {"200", "400", "404", "405", "406", "413", "414", "415", "431"};

    /** The server's own answers to malformed HTTP, and Radiant's to what still parses. */
    static final String[] ANY_OF_A_MALFORMED = {
        "400", "404", "405", "408", "411", "413", "414", "415", "431", "501", "505", Answer.CLOSED
    };

    /** Longer than the server may take, to detect calls that the server never ends. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final List<String> TYPES = List.of("COUNTER", "GAUGE", "TIMER");
    private static final int NAMES = 3_000;
    private static final int LONG_LABEL = 300;
    private static final int ROWS = 10;
    private static final int COLUMNS = 50_000;

    private static final String POST = "POST /predict HTTP/1.1\r\nHost: localhost\r\n";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final List<String> MALFORMED = List.of(
            "POST /predict HTTP/9.9\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n",
            POST + JSON + "Content-Length: -1\r\n\r\n",
            POST + JSON + "Content-Length: x\r\n\r\n",
            POST + JSON + "Content-Length: 2\r\nContent-Length: 3\r\nConnection: close\r\n\r\n{}}",
            POST + JSON + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
            POST + JSON + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\nfffffffffffffff\r\n{}\r\n0\r\n\r\n",
            POST + "no colon\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
            POST + "Long: " + "x".repeat(100_000) + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
            "POST /" + "x".repeat(100_000) + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n",
            "POST /../../etc/passwd HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

    private final RawHttp http;
    private final RestDoor fuzz;

    RestAttacks(int port) {
        http = new RawHttp(port, LIMIT);
        fuzz = new RestDoor(URI.create("http://127.0.0.1:" + port + "/"), Recorded.rest(), Set.of(503));
    }

    private Answer post(String component, Body body) throws InterruptedException {
        return http.post("/components/" + component + "/predict", body);
    }

    private Answer text(String component, Object text) throws InterruptedException {
        return post(component, Body.of("{\"strData\":\"" + text + "\"}"));
    }

    Answer claimedShape(Random random) throws InterruptedException {
        return post("sums", Body.of("""
                {"data":{"tftensor":{"dtype":"DT_DOUBLE","tensorShape":{"dim":[{"size":"16777216"},{"size":"1"}]},\
                "doubleVal":[1]}}}"""));
    }

    Answer manyValues(Random random) throws InterruptedException {
        return post("json", Body.of("{\"jsonData\":[1", ",1", 14_000_000, "]}"));
    }

    Answer longText(Random random) throws InterruptedException {
        return post("lengths", Body.of("{\"strData\":\"", "a".repeat(1000), 60_000, "\"}"))
                .expecting("\"strData\":\"60000000\"");
    }

    Answer slowCall(Random random) throws InterruptedException {
        return text("slow", random.nextInt(8_000));
    }

    /** Sends one byte per second. */
    Answer slowBody(Random random) throws InterruptedException {
        return post("lengths", new Body("{\"strData\":\"", "a", 100_000, "\"}", Duration.ofSeconds(1)));
    }

    Answer stuck(Random random) throws InterruptedException {
        return text("stuck", 8_000 + random.nextInt(12_000));
    }

    Answer metric(Random random) throws InterruptedException {
        return text("measured", measurement(random));
    }

    /** Returns one of 3,000 metric names, occasionally with a label that is too long. */
    static String measurement(Random random) {
        String label = random.nextInt(10) == 0 ? "l".repeat(LONG_LABEL) : "l" + random.nextInt(5);
        int number = random.nextInt(NAMES);
        return TYPES.get(number % TYPES.size()) + " siege_" + number + " " + label;
    }

    /** Sends 500,000 numbers and checks their sums. */
    Answer largeTensor(Random random) throws InterruptedException {
        int value = 1 + random.nextInt(9);
        String prefix = "{\"data\":{\"tensor\":{\"shape\":[" + ROWS + "," + COLUMNS + "],\"values\":[" + value;
        String sum = value * COLUMNS + ".0";
        return post("sums", Body.of(prefix, "," + value, ROWS * COLUMNS - 1, "]}}}"))
                .expecting("[" + sum + ("," + sum).repeat(ROWS - 1) + "]");
    }

    Answer hungUp(Random random) throws InterruptedException {
        String body = "{\"strData\":\"" + random.nextInt(3_000) + "\"}";
        String request = "POST /components/slow/predict HTTP/1.1\r\nHost: localhost\r\n" + JSON + "Content-Length: "
                + (body.length() + random.nextInt(2)) + "\r\n\r\n" + body;
        return http.hangUp(request, Duration.ofMillis(random.nextInt(500)));
    }

    Answer malformed(Random random) throws InterruptedException {
        return http.send(MALFORMED.get(random.nextInt(MALFORMED.size())), Answer::server);
    }

    Answer damaged(Random random) {
        Verdict verdict = fuzz.verdict(random, Targets.any(random));
        boolean busy = verdict.status().equals("503");
        String status = verdict.status().equals("DROPPED") ? Answer.CLOSED : verdict.status();
        return new Answer(status, "", busy, verdict.complaint());
    }

    @Override
    public void close() {
        http.close();
    }
}

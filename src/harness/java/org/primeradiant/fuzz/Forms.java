package org.primeradiant.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Extracts the JSON from requests and builds requests that carry JSON in any form: body, form field, query
 * or multipart.
 */
final class Forms {
    private static final Pattern JSON_FIELD = Pattern.compile("(?:^|[?&])json=([^&]*)");
    private static final Pattern PART = Pattern.compile("\r\n\r\n(.*?)\r\n--", Pattern.DOTALL);
    private static final String BOUNDARY = "XBOUNDARYX";
    private static final String MULTIPART = "multipart/form-data; boundary=" + BOUNDARY;
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final List<String> TYPES = List.of(
            "application/json",
            "application/json; charset=utf-16",
            "application/vnd.seldon+json",
            "text/plain",
            "application/octet-stream",
            FORM,
            FORM + "; charset=iso-8859-1",
            MULTIPART,
            "multipart/form-data",
            "multipart/form-data; boundary=other",
            "multipart/mixed; boundary=" + BOUNDARY);
    private static final List<String> PARTS = List.of(
            "data", "meta", "strData", "binData", "jsonData", "tags", "request", "reward", "json", "", "data\"x");

    /** Longer queries go into the body, since servers reject them before they reach the application. */
    private static final int LONGEST_QUERY = 4000;

    /** Returns the JSON texts in a request, or the whole body if there are none. */
    List<byte[]> json(Recorded request) {
        String body = new String(request.body(), ISO_8859_1);
        List<byte[]> json = new ArrayList<>();
        if (request.type().startsWith("multipart/")) {
            PART.matcher(body).results().forEach(part -> json.add(part.group(1).getBytes(ISO_8859_1)));
        } else {
            String fields = request.type().equals(FORM) ? body : request.path();
            JSON_FIELD.matcher(fields).results().map(Forms::decoded).forEach(json::add);
        }
        return json.isEmpty() ? List.of(request.body()) : json;
    }

    private static byte[] decoded(MatchResult field) {
        try {
            return URLDecoder.decode(field.group(1), UTF_8).getBytes(UTF_8);
        } catch (IllegalArgumentException e) {
            return field.group(1).getBytes(ISO_8859_1);
        }
    }

    /** Builds a request for the same operation that carries the JSON in a random form, sometimes damaged once more. */
    Recorded with(byte[] json, Recorded like, RandomGenerator random) {
        String path = like.path().replaceFirst("[?].*", "");
        Recorded made = switch (random.nextInt(10)) {
            case 0 -> new Recorded("POST", path, FORM, ("json=" + encoded(json)).getBytes(UTF_8));
            case 1 -> query(path, json, random);
            case 2, 3 -> new Recorded("POST", path, MULTIPART, multipart(json, random));
            case 4 -> new Recorded("POST", path, any(TYPES, random), json);
            default -> new Recorded("POST", path, "application/json", json);
        };
        boolean again = !made.type().startsWith("application/json") && random.nextInt(4) == 0;
        return again
                ? new Recorded(made.method(), made.path(), made.type(), ByteDamage.damaged(made.body(), random))
                : made;
    }

    private static Recorded query(String path, byte[] json, RandomGenerator random) {
        String query = "?json=" + encoded(json);
        return query.length() > LONGEST_QUERY
                ? new Recorded("POST", path, "application/json", json)
                : new Recorded(random.nextBoolean() ? "GET" : "POST", path + query, any(TYPES, random), new byte[0]);
    }

    private static String encoded(byte[] json) {
        return URLEncoder.encode(new String(json, ISO_8859_1), ISO_8859_1);
    }

    private static byte[] multipart(byte[] json, RandomGenerator random) {
        List<byte[]> parts = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            String file = random.nextInt(3) == 0 ? "; filename=\"f.bin\"" : "";
            parts.add(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + any(PARTS, random) + "\""
                            + file + "\r\n\r\n")
                    .getBytes(UTF_8));
            parts.add(json);
            parts.add("\r\n".getBytes(UTF_8));
        }
        parts.add(("--" + BOUNDARY + (random.nextInt(9) == 0 ? "" : "--\r\n")).getBytes(UTF_8));
        return ByteDamage.joined(parts.toArray(new byte[0][]));
    }

    private static String any(List<String> words, RandomGenerator random) {
        return words.get(random.nextInt(words.size()));
    }
}

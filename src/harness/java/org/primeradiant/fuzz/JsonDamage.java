package org.primeradiant.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Damages JSON token by token, so that most of the results are still valid JSON, or almost. */
final class JsonDamage {
    // Bytes are handled as Latin-1 characters, so that invalid UTF-8 survives unchanged.
    private static final Pattern TOKEN = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|[-+.\\w]++|.", Pattern.DOTALL);

    private static final List<String> VALUES =
            List.of(("null true false NaN Infinity -Infinity 0 -0 -0.0 1 -1 1.5 1e5 2147483647 2147483648 -2147483649"
                            + " 4294967296 9007199254740993 9223372036854775807 9223372036854775808"
                            + " 18446744073709551615 18446744073709551616 1e308 1e309 -1e309 5e-324 1e-400"
                            + " 1e9999999999 1E+2 01 1. .5 +1 0x10 1e"
                            + " 123456789012345678901234567890.123456789012345678901234567890 tru nul - \"\" \"1\""
                            + " \"NaN\" \"\\ud800\" \"\\udc00\\ud800\" \"\\u0000\" \"\\ud83d\\ude00\" \"\\x\""
                            + " \"\\u12\" \"AAE=\" \"A\" \"====\" \"DT_STRING\" \"DT_UINT64\" \"DT_HALF\""
                            + " \"DT_COMPLEX64\" \"COUNTER\" \"SUCCESS\" [] {} [[]] [[],[]] [[1],[2,3]]"
                            + " [[1,\"a\",null,true,{}]] {\"\":{}} {\"data\":{}} {\"a\":[1]}"
                            + " [{\"key\":\"\",\"value\":1}]"
                            + " [{\"key\":\"a\",\"type\":\"TIMER\",\"value\":1,\"tags\":{\"le\":\"1\"}}]"
                            + " [{\"key\":\"\\u0000.é\",\"type\":1,\"value\":-1,"
                            + "\"tags\":{\"\":\"\",\"__a\":\"b\",\"quantile\":\"0\"}}]"
                            + " {\"metrics\":[{\"key\":\"a\",\"type\":\"GAUGE\",\"value\":NaN}]}"
                            + " {\"routing\":{\"0\":-3}} [4096,4096] [2147483647,2147483647] [-1,-1] [-1,2]"
                            + " [0,2147483647] [65536,65536] [1,1,1,1]")
                    .split(" "));

    private static final List<String> NAMES = List.of(
            ("data names tensor ndarray tftensor shape values meta puid tags routing requestPath metrics key type value"
                            + " strData binData jsonData customData status code info reason request response reward"
                            + " truth seldonMessages dtype tensorShape tensor_shape dim size unknownRank tensorContent"
                            + " floatVal doubleVal intVal int64Val boolVal stringVal halfVal uint64Val versionNumber"
                            + " @type a")
                    .split(" "));

    private static final List<String> CHARSETS =
            List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "ISO-8859-1");

    private final List<byte[]> others;
    private final List<String> names;

    /** Creates an instance that may splice parts of these bodies into others. */
    JsonDamage(List<byte[]> others) {
        this(others, NAMES);
    }

    /**
     * Creates an instance for another protocol.
     *
     * @param names names of members, which may replace others
     */
    JsonDamage(List<byte[]> others, List<String> names) {
        this.others = List.copyOf(others);
        this.names = List.copyOf(names);
    }

    /** Returns the JSON, damaged in one to four places. */
    byte[] damaged(byte[] json, RandomGenerator random) {
        byte[] damaged = json;
        for (int i = random.nextInt(4); i >= 0; i--) {
            damaged = random.nextInt(6) == 0 ? ByteDamage.damaged(damaged, random) : once(damaged, random);
        }
        return random.nextInt(50) == 0 ? recoded(damaged, random) : damaged;
    }

    private byte[] once(byte[] json, RandomGenerator random) {
        List<String> tokens = tokens(json);
        int at = random.nextInt(tokens.size());
        switch (random.nextInt(10)) {
            case 0 -> Collections.swap(tokens, at, random.nextInt(tokens.size()));
            case 1 -> tokens.remove(at);
            case 2 -> tokens.add(at, tokens.get(at));
            case 3, 4 -> tokens.set(at, any(VALUES, random));
            case 5 -> tokens.set(at, quoted(any(names, random)));
            case 6 -> tokens.set(at, nested(tokens.get(at), random));
            case 7 -> addMember(tokens, random);
            case 8 -> tokens.set(at, repeated(tokens.get(at), random));
            default -> splice(tokens, at, random);
        }
        return String.join("", tokens).getBytes(ISO_8859_1);
    }

    private static List<String> tokens(byte[] json) {
        List<String> tokens = new ArrayList<>();
        TOKEN.matcher(new String(json, ISO_8859_1)).results().forEach(token -> tokens.add(token.group()));
        return tokens.isEmpty() ? new ArrayList<>(List.of("{}")) : tokens;
    }

    /** Adds a member to an object, either a new one or a duplicate. */
    private void addMember(List<String> tokens, RandomGenerator random) {
        int brace = tokens.indexOf("{");
        for (int tries = random.nextInt(4); tries > 0 && brace >= 0; tries--) {
            int next = tokens.subList(brace + 1, tokens.size()).indexOf("{");
            brace = next < 0 ? brace : brace + 1 + next;
        }
        if (brace >= 0) {
            String name = random.nextBoolean()
                    ? quoted(any(names, random))
                    : tokens.get(Math.min(brace + 1, tokens.size() - 1));
            tokens.add(brace + 1, name + ":" + any(VALUES, random) + (random.nextInt(9) == 0 ? "" : ","));
        }
    }

    /** Nests the token: around the limit of 128 levels, far beyond it, and rarely deeper than any stack. */
    private static String nested(String token, RandomGenerator random) {
        int depth = switch (random.nextInt(8)) {
            case 0 -> 126 + random.nextInt(5);
            case 1 -> 3000;
            case 2 -> random.nextInt(20) == 0 ? 200_000 : 2;
            default -> 1 + random.nextInt(5);
        };
        boolean lists = random.nextBoolean();
        String open = lists ? "[" : "{\"a\":";
        String close = lists ? "]" : "}";
        return open.repeat(depth) + token + (random.nextInt(9) == 0 ? "" : close.repeat(depth));
    }

    private static String repeated(String token, RandomGenerator random) {
        int count = random.nextInt(20) == 0 ? 5000 : 2 + random.nextInt(5);
        return token + ("," + token).repeat(count);
    }

    private void splice(List<String> tokens, int at, RandomGenerator random) {
        List<String> other = tokens(others.get(random.nextInt(others.size())));
        int from = random.nextInt(other.size());
        int to = from + random.nextInt(Math.min(12, other.size() - from) + 1);
        int end = Math.min(tokens.size(), at + random.nextInt(12));
        tokens.subList(at, end).clear();
        tokens.addAll(at, other.subList(from, to));
    }

    private static byte[] recoded(byte[] json, RandomGenerator random) {
        byte[] recoded = new String(json, UTF_8).getBytes(Charset.forName(any(CHARSETS, random)));
        return random.nextInt(3) == 0 ? ByteDamage.damaged(recoded, random) : recoded;
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    private static String any(List<String> words, RandomGenerator random) {
        return words.get(random.nextInt(words.size()));
    }
}

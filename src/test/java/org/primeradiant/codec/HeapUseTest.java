package org.primeradiant.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnsafeByteOperations;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.json.Allowance;

/**
 * Compares the memory that decoding requests from its {@link Allowance} with what the thread really allocates, part of
 * which is garbage. A kind of value that {@code HeapUse} does not count would request almost nothing.
 */
class HeapUseTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Maximum ratio of allocated to requested bytes: lists that grow by half leave two thirds as garbage. */
    private static final int GARBAGE = 3;

    private static final int REPEATS = 100_000;

    private interface Decoding {
        void run(Allowance allowance);
    }

    private static void assertAsked(Decoding decoding) {
        decoding.run(Allowance.UNLIMITED); // loads classes and initializes lazy state
        AtomicLong asked = new AtomicLong();
        Allowance counting = asked::addAndGet;
        long thread = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(thread);
        decoding.run(counting);
        long allocated = THREADS.getThreadAllocatedBytes(thread) - before;

        assertThat(asked.get()).isGreaterThan(allocated / GARBAGE);
    }

    /** Each row describes a JSON list: the text before its elements, one element, the text after them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"jsonData\":[ | 1 | ]}",
                "{\"jsonData\":[ | 1.5 | ]}",
                "{\"jsonData\":[ | 12345678901234567890123 | ]}",
                "{\"jsonData\":[ | \"\" | ]}",
                "{\"jsonData\":[ | \"abcdefgh\" | ]}",
                "{\"jsonData\":[ | null | ]}",
                "{\"jsonData\":[ | [] | ]}",
                "{\"jsonData\":[ | {} | ]}",
                "{\"jsonData\":[ | {\"a\":1} | ]}",
                "{\"data\":{\"ndarray\":[ | 1 | ]}}",
                "{\"data\":{\"ndarray\":[ | 1.5 | ]}}",
                "{\"data\":{\"ndarray\":[ | [] | ]}}",
                "{\"data\":{\"ndarray\":[ | [1] | ]}}",
                "{\"data\":{\"ndarray\":[ | \"\" | ]}}",
                "{\"data\":{\"ndarray\":[ | \"\",1 | ]}}",
                "{\"data\":{\"ndarray\":[ | null | ]}}",
                "{\"data\":{\"ndarray\":[ | {} | ]}}",
                "{\"data\":{\"ndarray\":[ | true | ]}}",
                "{\"data\":{\"names\":[ | \"\" | ]}}",
                "{\"data\":{\"tensor\":{\"shape\":[-1],\"values\":[ | 1 | ]}}}",
                "{\"data\":{\"tftensor\":{\"dtype\":\"DT_DOUBLE\",\"tensorShape\":{\"dim\":[{\"size\":100000}]},"
                        + "\"doubleVal\":[ | 1 | ]}}}",
                "{\"data\":{\"tftensor\":{\"dtype\":\"DT_STRING\",\"tensorShape\":{\"dim\":[{\"size\":100000}]},"
                        + "\"stringVal\":[ | \"\" | ]}}}",
                "{\"meta\":{\"metrics\":[ | {} | ]}}",
            })
    void asksForWhatAListInJsonTakes(String before, String element, String after) {
        byte[] body = (before + (element + ",").repeat(REPEATS - 1) + element + after).getBytes(UTF_8);
        assertAsked(allowance -> JsonReader.message(body, 0, body.length, allowance));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tags", "routing", "requestPath"})
    void asksForWhatAMapInJsonTakes(String map) {
        StringBuilder text = new StringBuilder("{\"meta\":{\"" + map + "\":{");
        for (int i = 0; i < REPEATS; i++) {
            text.append(i == 0 ? "" : ",")
                    .append('"')
                    .append(Integer.toString(i, 36))
                    .append("\":");
            text.append(map.equals("requestPath") ? "\"\"" : "1");
        }
        byte[] body = text.append("}}}").toString().getBytes(UTF_8);
        assertAsked(allowance -> JsonReader.message(body, 0, body.length, allowance));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "€", "\\u20ac", "\\n"})
    void asksForWhatATextTakes(String character) {
        byte[] body = ("{\"strData\":\"" + character.repeat(REPEATS) + "\"}").getBytes(UTF_8);
        assertAsked(allowance -> JsonReader.message(body, 0, body.length, allowance));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAAA", "\\u0041AAA"})
    void asksForWhatBytesTake(String four) {
        byte[] body = ("{\"binData\":\"" + four.repeat(REPEATS) + "\"}").getBytes(UTF_8);
        assertAsked(allowance -> JsonReader.message(body, 0, body.length, allowance));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32BE"})
    void asksForWhatTranscodingTakes(String charset) throws Exception {
        byte[] body = ("{\"strData\":\"" + "a".repeat(REPEATS) + "\"}").getBytes(charset);
        assertAsked(allowance -> JsonReader.message(body, 0, body.length, allowance));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"strData\":\"\"}"})
    void asksForWhatMessagesInJsonTake(String message) {
        byte[] body = ("[" + (message + ",").repeat(REPEATS - 1) + message + "]").getBytes(UTF_8);
        assertAsked(allowance -> JsonReader.messages(body, 0, body.length, allowance));
    }

    /** Each row, in hex: the tags of the enclosing fields without their lengths, then one element of the list. */
    @ParameterizedTest
    @CsvSource({
        "32 32, 0a 00", // jsonData: null
        "32 32, 0a 09 11 00 00 00 00 00 00 00 00", // numbers
        "32 32, 0a 02 1a 00", // empty strings
        "32 32, 0a 02 32 00", // empty lists
        "32 32, 0a 02 2a 00", // empty objects
        "1a 1a, 0a 00", // ndarray: null
        "1a 1a, 0a 02 1a 00", // empty strings
        "1a 1a, 0a 02 20 01", // booleans
        "1a 1a, 0a 02 32 00", // rows without columns
        "1a 1a, 0a 0d 32 0b 0a 09 11 00 00 00 00 00 00 00 00", // rows of one number
        "1a 1a, 0a 04 20 01 08 00", // values with two members of the oneof
        "1a, 0a 00", // names
        "12, 2a 00", // metrics
        "1a 22 12, 12 00", // dimensions of a tftensor
        "1a 22, 42 00", // strings of a tftensor
        "1a 22, 38 01", // unpacked ints of a tftensor
        "1a 22, 72 00", // resource handles of a tftensor
        "1a 12, 11 00 00 00 00 00 00 00 00", // unpacked values of a tensor
    })
    void asksForWhatAListInProtobufTakes(String fields, String element) {
        ByteString list = ByteString.EMPTY;
        byte[] one = hex(element);
        byte[] all = new byte[one.length * REPEATS];
        for (int i = 0; i < REPEATS; i++) {
            System.arraycopy(one, 0, all, i * one.length, one.length);
        }
        list = UnsafeByteOperations.unsafeWrap(all);
        byte[] tags = hex(fields);
        for (int i = tags.length - 1; i >= 0; i--) {
            list = ByteString.copyFrom(new byte[] {tags[i]})
                    .concat(varint(list.size()))
                    .concat(list);
        }
        byte[] body = list.toByteArray();
        assertAsked(allowance -> decode(body, allowance));
    }

    /** Each row, in hex: the tags of the enclosing fields, then that of the string. */
    @ParameterizedTest
    @ValueSource(strings = {"2a", "12 0a", "0a 12", "0a 1a"}) // strData, puid, status.info, status.reason
    void asksForWhatATextInProtobufTakes(String fields) {
        ByteString text = ByteString.copyFrom("a".repeat(REPEATS), UTF_8);
        byte[] tags = hex(fields);
        for (int i = tags.length - 1; i >= 0; i--) {
            text = ByteString.copyFrom(new byte[] {tags[i]})
                    .concat(varint(text.size()))
                    .concat(text);
        }
        byte[] body = text.toByteArray();
        assertAsked(allowance -> decode(body, allowance));
    }

    /** Some messages are invalid as a whole; their memory must have been requested before that is detected. */
    private static void decode(byte[] body, Allowance allowance) {
        try {
            ProtoReader.message(CodedInputStream.newInstance(body), body.length, allowance);
        } catch (SeldonException e) {
            assertThat(e.reason()).isEqualTo(Reason.BAD_DATA);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    private static ByteString varint(int value) {
        ByteString.Output out = ByteString.newOutput();
        int rest = value;
        while (rest > 0x7F) {
            out.write(rest | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
        return out.toByteString();
    }
}

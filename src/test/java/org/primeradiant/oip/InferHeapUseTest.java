package org.primeradiant.oip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.primeradiant.json.Allowance;

/** Compares the memory that reading requests from its {@link Allowance} with what the thread really allocates. */
class InferHeapUseTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Maximum ratio of allocated to requested bytes, as part of what is allocated is garbage at once. */
    private static final int GARBAGE = 3;

    private static final int REPEATS = 100_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "FP64 | 1.5",
                "FP64 | 1",
                "FP64 | null",
                "FP32 | 1",
                "FP32 | 1",
                "BF16 | 1.5",
                "INT64 | 1",
                "INT64 | 1.0",
                "UINT8 | 1",
                "BOOL | true",
                "BYTES | \"\"",
                "BYTES | \"abcdefgh\"",
                "BYTES | \"\\u20ac\""
            })
    void asksForWhatElementsInJsonTake(String datatype, String element) {
        String data = "[" + (element + ",").repeat(REPEATS - 1) + element + "]";
        byte[] body = InferBodies.json(datatype, "[" + REPEATS + "]", data).getBytes(UTF_8);

        assertAsked(body, body.length);
    }

    @ParameterizedTest
    @CsvSource({
        "FP64, 0000000000000000",
        "FP16, 0000",
        "UINT8, 00",
        "BOOL, 01",
        "UINT64, FFFFFFFFFFFFFFFF",
        "BYTES, 00000000",
        "BYTES, 0200000061FF",
        "BYTES, 03000000EFBFBD"
    })
    void asksForWhatBinaryElementsTake(String datatype, String hex) {
        byte[] element = HexFormat.of().parseHex(hex);
        byte[] elements = new byte[REPEATS * element.length];
        for (int i = 0; i < REPEATS; i++) {
            System.arraycopy(element, 0, elements, i * element.length, element.length);
        }
        byte[] json = ("{\"inputs\":[{\"name\":\"x\",\"shape\":[" + REPEATS + "],\"datatype\":\"" + datatype
                        + "\",\"parameters\":{\"binary_data_size\":" + elements.length + "}}]}")
                .getBytes(UTF_8);

        assertAsked(InferBodies.joined(json, elements), json.length);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"inputs\":[],\"outputs\":[ | {\"name\":\"\\u0061?\"} | ]}",
                "{\"inputs\":[],\"parameters\":{ | \"?\":1 | }}",
                "{\"inputs\":[ | {\"name\":\"?\",\"shape\":[],\"datatype\":\"INT8\",\"data\":[1]} | ]}",
                "{\"inputs\":[ | {\"name\":\"?\",\"shape\":[],\"datatype\":\"INT8\",\"data\":[1],"
                        + "\"parameters\":{\"a\":1}} | ]}"
            })
    void asksForWhatMembersTake(String before, String member, String after) {
        StringBuilder json = new StringBuilder(before);
        for (int i = 0; i < REPEATS; i++) {
            json.append(i == 0 ? "" : ",").append(member.replace("?", Integer.toString(i, 36)));
        }
        byte[] body = json.append(after).toString().getBytes(UTF_8);

        assertAsked(body, body.length);
    }

    private static void assertAsked(byte[] body, int jsonLength) {
        JsonInferReader.request(Arrays.copyOf(body, body.length), jsonLength, false, Allowance.UNLIMITED); // warms up
        AtomicLong asked = new AtomicLong();
        Allowance counting = asked::addAndGet;
        long thread = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(thread);
        JsonInferReader.request(body, jsonLength, false, counting);
        long allocated = THREADS.getThreadAllocatedBytes(thread) - before;

        assertThat(asked.get()).isGreaterThan(allocated / GARBAGE);
    }
}

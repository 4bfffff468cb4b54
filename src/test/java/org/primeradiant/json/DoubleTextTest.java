package org.primeradiant.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.schubfach.DoubleToDecimal;
import java.math.BigDecimal;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoubleTextTest {
    @ParameterizedTest
    @CsvSource({
        "0.0,0.0",
        "-0.0,-0.0",
        "1,1.0",
        "-1,-1.0",
        "10,10.0",
        "0.1,0.1",
        "0.5,0.5",
        "2.5,2.5",
        "100.25,100.25",
        "0.0001,0.0001",
        "0.00012345,0.00012345",
        "0.00001,1e-05",
        "1.5e-7,1.5e-07",
        "1e15,1000000000000000.0",
        "9007199254740993,9007199254740992.0",
        "9999999999999998,9999999999999998.0",
        "1e16,1e+16",
        "123456789012345680,1.2345678901234568e+17",
        "1e22,1e+22",
        "2e23,2e+23",
        "1e100,1e+100",
        "1.5e300,1.5e+300",
        "4.9e-324,5e-324",
        "9.9e-324,1e-323",
        "1.5e-323,1.5e-323",
        "2.2250738585072014E-308,2.2250738585072014e-308",
        "2.225073858507201E-308,2.225073858507201e-308",
        "1.7976931348623157E308,1.7976931348623157e+308",
        "NaN,NaN",
        "Infinity,Infinity",
        "-Infinity,-Infinity",
        "123456789.125,123456789.125",
        "0.30000000000000004,0.30000000000000004",
        "2251799813685248.5,2251799813685248.5"
    })
    void laysNumbersOutLikePython(double value, String text) {
        assertThat(DoubleText.of(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1, 1.0", "1e16, 1e+16", "NaN, nan", "Infinity, inf", "-Infinity, -inf"})
    void hasPythonsWordsForWhatIsNoNumber(double value, String text) {
        assertThat(DoubleText.str(value)).isEqualTo(text);
    }

    @Test
    void agreesWithAnotherSchubfachOnRandomBitPatterns() {
        Random random = new Random(20201);
        long[] patterns = random.longs(3_000_000).toArray();
        LongStream.of(patterns).parallel().mapToDouble(Double::longBitsToDouble).forEach(DoubleTextTest::check);
    }

    @Test
    void agreesWithAnotherSchubfachOnRandomDecimalsAndWholeNumbers() {
        Random random = new Random(20202);
        double[] values = new double[4_000_000];
        for (int i = 0; i < values.length; i += 4) {
            values[i] = random.nextDouble();
            values[i + 1] = random.nextInt(1_000_000) / 100.0;
            values[i + 2] = random.nextLong();
            values[i + 3] = (float) random.nextGaussian();
        }
        DoubleStream.of(values).parallel().forEach(DoubleTextTest::check);
    }

    @Test
    void agreesWithAnotherSchubfachRoundEveryPowerOfTwoAndTen() {
        for (int exponent = -1074; exponent < 1024; exponent++) {
            checkAround(Math.scalb(1.0, exponent));
        }
        for (int exponent = -323; exponent <= 308; exponent++) {
            checkAround(Double.parseDouble("1e" + exponent));
            checkAround(Double.parseDouble("5e" + exponent));
        }
    }

    @Test
    void needsNoMoreRoomThanItSays() {
        Random random = new Random(20203);
        byte[] exact = new byte[DoubleText.MAX_LENGTH];
        for (int i = 0; i < 1_000_000; i++) {
            DoubleText.write(-Math.scalb(1 + random.nextDouble(), random.nextInt(2046) - 1022), exact, 0);
            DoubleText.write(-random.nextDouble() / 1000, exact, 0);
        }
    }

    private static void checkAround(double value) {
        double below = value;
        double above = value;
        for (int i = 0; i < 20; i++) {
            check(below);
            check(above);
            below = Math.nextDown(below);
            above = Math.nextUp(above);
        }
    }

    private static void check(double value) {
        String text = DoubleText.of(value);
        // Parsing the text must yield the same double.
        assertSame(value, Double.parseDouble(text), text);
        if (!Double.isFinite(value) || value == 0) {
            return;
        }
        String other = DoubleToDecimal.toString(value);
        // Both texts are the same double, so equal digits imply an equal decimal point.
        if (digits(text).equals(digits(other))) {
            return;
        }
        BigDecimal ours = new BigDecimal(text).stripTrailingZeros();
        BigDecimal theirs = new BigDecimal(other).stripTrailingZeros();
        // For some of the smallest doubles, the other algorithm writes two digits where one suffices.
        if (ours.compareTo(theirs) != 0 && (ours.precision() > 1 || Math.abs(value) > 1e-321)) {
            throw new AssertionError(text + " instead of " + theirs);
        }
    }

    /** Returns the significant digits, without leading and trailing zeros. */
    private static String digits(String text) {
        StringBuilder digits = new StringBuilder(DoubleText.MAX_LENGTH);
        int end = 0;
        for (int i = 0; i < text.length() && text.charAt(i) != 'e' && text.charAt(i) != 'E'; i++) {
            char c = text.charAt(i);
            if (c > '0' && c <= '9' || c == '0' && !digits.isEmpty()) {
                digits.append(c);
                end = c == '0' ? end : digits.length();
            }
        }
        return digits.substring(0, end);
    }

    private static void assertSame(double expected, double actual, String text) {
        if (Double.doubleToLongBits(expected) != Double.doubleToLongBits(actual)) {
            throw new AssertionError(text + " instead of " + expected);
        }
    }
}

package org.primeradiant.train;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.primeradiant.recommender.LongIndex;

/** Statistics of a column, in bounded memory. */
final class ColumnSurvey {
    private final String name;
    private final CellFormat format;
    private final int mostDifferent;
    private final LongIndex hashes = new LongIndex(8);
    private final Map<Oddity, Sighting> oddities = new EnumMap<>(Oddity.class);
    private final Sighting texts = new Sighting();
    private long rows;
    private long missing;
    private long numbers;
    private String example = "";
    private double first = Double.NaN;
    private boolean oneNumber = true;
    private boolean counts = true;
    private boolean whole = true;

    /**
     * Creates statistics of no rows.
     *
     * @param mostDifferent different values are counted up to one more than this
     */
    ColumnSurvey(String name, CellFormat format, int mostDifferent) {
        this.name = name;
        this.format = format;
        this.mostDifferent = mostDifferent;
    }

    /** Adds a cell. */
    void add(long line, String cell) {
        rows++;
        if (format.isMissing(cell)) {
            missing++;
            return;
        }
        if (example.isEmpty()) {
            example = cell;
        }
        if (hashes.size() <= mostDifferent) {
            hashes.add(hash(cell));
        }
        OptionalDouble number = format.number(cell);
        if (number.isPresent()) {
            add(number.getAsDouble());
        } else {
            Oddity oddity = Oddity.of(cell, format.decimalComma());
            Sighting seen = oddity == Oddity.TEXT ? texts : oddities.computeIfAbsent(oddity, key -> new Sighting());
            seen.add(line, cell);
        }
    }

    private void add(double number) {
        if (numbers == 0) {
            first = number;
        }
        oneNumber &= number == first;
        counts &= number == first + numbers;
        whole &= number == Math.rint(number);
        numbers++;
    }

    /** FNV-1a, by which 64 bits of different texts of a column practically never agree. */
    private static long hash(String text) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
        }
        return hash;
    }

    String name() {
        return name;
    }

    long rows() {
        return rows;
    }

    /** The first value; empty if there is none. */
    String example() {
        return example;
    }

    boolean isEmpty() {
        return missing == rows;
    }

    /** Number of different values. */
    int different() {
        return hashes.size();
    }

    /** The number of different values, for a message. */
    String differentText() {
        return different() > mostDifferent ? "more than " + mostDifferent : String.valueOf(different());
    }

    /** Whether all values are numbers. */
    boolean isNumeric() {
        return numbers > 0 && numbers == rows - missing;
    }

    /** Whether all values that are not missing are the same. */
    boolean isConstant() {
        return different() == 1 || isNumeric() && oneNumber;
    }

    /** Whether the values are consecutive whole numbers, as those of a running number. */
    boolean isRunningNumber() {
        return isNumeric() && missing == 0 && whole && counts;
    }

    boolean isWhole() {
        return isNumeric() && whole;
    }

    /** Texts that look like numbers or like words for a missing value. */
    Map<Oddity, Sighting> oddities() {
        return oddities;
    }

    /** Other texts. */
    Sighting texts() {
        return texts;
    }

    /** Number of values that are numbers, or were meant as such. */
    long meantAsNumbers() {
        long meant = numbers;
        for (Map.Entry<Oddity, Sighting> odd : oddities.entrySet()) {
            meant += odd.getKey() == Oddity.MISSING_WORD ? 0 : odd.getValue().count();
        }
        return meant;
    }

    /** The share of these in all values except words for a missing one; 0 if there are none. */
    double shareOfNumbers() {
        long meant = meantAsNumbers();
        return meant == 0 ? 0 : (double) meant / (meant + texts.count());
    }
}

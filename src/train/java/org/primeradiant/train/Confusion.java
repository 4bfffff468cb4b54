package org.primeradiant.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many rows of each class were predicted as each class: the confusion matrix, with a line per true class and a
 * column per predicted one (Fawcett 2006, section 2, transposed).
 */
final class Confusion {
    /** With more classes, a line is too long to read. */
    private static final int MOST_SHOWN = 12;

    private static final String CORNER = "true \\ predicted";

    private final List<String> classes;
    private final int[][] counts;

    /** Creates a matrix of no rows. */
    Confusion(List<String> classes) {
        this.classes = classes.stream().map(Quote::of).toList();
        this.counts = new int[classes.size()][classes.size()];
    }

    /** Counts a row. */
    void add(int label, int predicted) {
        counts[label][predicted]++;
    }

    /** The number of rows whose class was predicted. */
    int right() {
        return IntStream.range(0, counts.length).map(k -> counts[k][k]).sum();
    }

    /** The matrix as lines of text; with many classes, the most frequent confusions instead. */
    List<String> lines() {
        return counts.length <= MOST_SHOWN ? matrix() : worst();
    }

    private List<String> matrix() {
        int first = Math.max(CORNER.length(), widest(classes));
        List<String> lines = new ArrayList<>();
        StringBuilder head = new StringBuilder(padded(CORNER, first, false));
        classes.forEach(name -> head.append("  ").append(padded(name, width(name), true)));
        lines.add(head.toString());
        for (int label = 0; label < counts.length; label++) {
            StringBuilder line = new StringBuilder(padded(classes.get(label), first, false));
            for (int predicted = 0; predicted < counts.length; predicted++) {
                String count = String.valueOf(counts[label][predicted]);
                line.append("  ").append(padded(count, width(classes.get(predicted)), true));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /** Room for the name and for the largest count. */
    private int width(String name) {
        int digits = 1;
        for (int[] line : counts) {
            for (int count : line) {
                digits = Math.max(digits, String.valueOf(count).length());
            }
        }
        return Math.max(digits, name.length());
    }

    private static int widest(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(0);
    }

    private static String padded(String text, int width, boolean right) {
        String blanks = " ".repeat(Math.max(0, width - text.length()));
        return right ? blanks + text : text + blanks;
    }

    private record Cell(int label, int predicted, int count) {}

    private List<String> worst() {
        List<Cell> wrong = new ArrayList<>();
        for (int label = 0; label < counts.length; label++) {
            for (int predicted = 0; predicted < counts.length; predicted++) {
                if (label != predicted && counts[label][predicted] > 0) {
                    wrong.add(new Cell(label, predicted, counts[label][predicted]));
                }
            }
        }
        wrong.sort(Collections.reverseOrder(Comparator.comparingInt(Cell::count)));
        List<String> lines = new ArrayList<>();
        lines.add("confusions of " + counts.length + " classes, the most frequent first: "
                + (wrong.isEmpty() ? "none" : wrong.size()));
        wrong.stream()
                .limit(MOST_SHOWN)
                .forEach(cell -> lines.add(cell.count() + " of '" + classes.get(cell.label()) + "' predicted as '"
                        + classes.get(cell.predicted()) + "'"));
        return lines;
    }
}

package org.primeradiant.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.primeradiant.pipeline.BadFileException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The separator between cells, as an option: one or more characters, or {@code tab}. */
final class Separator implements ITypeConverter<String> {
    private static final List<String> USUAL = List.of(",", ";", "\t", "|", "::");
    private static final int ROWS = 20;

    @Override
    public String convert(String text) {
        String separator = text.equals("tab") || text.equals("\\t") ? "\t" : text;
        if (separator.isEmpty() || separator.chars().anyMatch(letter -> "\"\r\n".indexOf(letter) >= 0)) {
            throw new TypeConversionException("must be a character such as ; or the word tab, got '" + text + "'");
        }
        return separator;
    }

    /** What to give for a separator on the command line. */
    static String option(String separator) {
        return "--separator=" + (separator.equals("\t") ? "tab" : "\"" + separator + "\"");
    }

    /**
     * Finds the usual separator that cuts the first lines of a file into most cells, the same number on every line.
     *
     * @param used the separator that did not fit
     * @return the end of a message; empty if no other separator fits
     */
    static String hint(Path file, String used) {
        int most = 1;
        Optional<String> best = Optional.empty();
        for (String candidate : USUAL) {
            int width = candidate.equals(used) ? 0 : width(file, candidate);
            if (width > most) {
                most = width;
                best = Optional.of(candidate);
            }
        }
        int cells = most;
        return best.map(found -> "; " + option(found) + " would give " + cells + " on each line")
                .orElse("");
    }

    /** Number of cells on each of the first lines; 0 if it differs. */
    private static int width(Path file, String separator) {
        List<Sheet.Row> rows;
        try {
            rows = CsvRows.read(file, separator, Separator::first);
        } catch (BadFileException e) {
            return 0; // by this separator, it is not even a CSV
        }
        int width = rows.get(rows.size() - 1).cells().size();
        boolean even = rows.stream().skip(1).allMatch(row -> row.cells().size() == width);
        List<String> head = rows.get(0).cells();
        return even && (head.size() == width || Header.isCounted(head, width)) ? width : 0;
    }

    private static List<Sheet.Row> first(Iterator<Sheet.Row> rows) {
        List<Sheet.Row> first = new ArrayList<>();
        while (rows.hasNext() && first.size() < ROWS) {
            first.add(rows.next());
        }
        return first;
    }
}

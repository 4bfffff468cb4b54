package org.primeradiant.train;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;

/** Reads interactions from a CSV file row by row. */
final class InteractionFile {
    private static final int ROWS_A_REPORT = 1 << 14;

    private InteractionFile() {}

    /**
     * Reads all interactions.
     *
     * @param format the layout of the file
     * @param maxHistory number of latest items of each user that count
     * @throws BadInput if a row is invalid, or there is none; the message names file and line
     * @throws IOException if the file cannot be read
     */
    static Interactions read(Path file, InteractionFormat format, int maxHistory, Progress progress)
            throws IOException {
        if (!Files.isRegularFile(file)) {
            throw BadInput.in(file, Files.exists(file) ? "is not a file" : "there is no such file");
        }
        EncodedText.check(file);
        try (FileChannel bytes = FileChannel.open(file);
                CsvReader<CsvRecord> rows = reader(bytes, format.separator());
                Progress.Step step = progress.step("Reading " + file.getFileName(), bytes.size(), "rows")) {
            Iterator<CsvRecord> all = rows.iterator();
            if (!all.hasNext()) {
                throw BadInput.in(file, "is empty; it needs a row for each interaction, such as 17,32156");
            }
            CsvRecord first = all.next();
            InteractionColumns columns = InteractionColumns.of(file, first, format);
            progress.note("Columns: " + columns.description());
            return collect(columns, first, all, bytes, step).build(maxHistory);
        } catch (CsvParseException e) {
            throw BadInput.in(file, "is not CSV: " + message(e));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Lets rows of different lengths pass; {@link InteractionColumns} rejects them with their line. */
    private static CsvReader<CsvRecord> reader(FileChannel bytes, String separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .detectBomHeader(true)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(Channels.newInputStream(bytes));
    }

    private static InteractionsBuilder collect(
            InteractionColumns columns,
            CsvRecord first,
            Iterator<CsvRecord> rows,
            FileChannel bytes,
            Progress.Step step)
            throws IOException {
        InteractionsBuilder interactions = columns.collector();
        if (!columns.areNamed()) {
            columns.add(first, interactions);
        }
        long position = 0;
        int reported = 0;
        while (rows.hasNext()) {
            if (interactions.size() == InteractionsBuilder.MOST) {
                throw BadInput.in(
                        columns.file(),
                        "has more than " + InteractionsBuilder.MOST + " rows; train on the latest of them");
            }
            columns.add(rows.next(), interactions);
            if (interactions.size() - reported == ROWS_A_REPORT) {
                step.advance(bytes.position() - position, ROWS_A_REPORT);
                position = bytes.position();
                reported = interactions.size();
            }
        }
        step.advance(bytes.position() - position, interactions.size() - reported);
        if (interactions.size() == 0) {
            throw BadInput.in(
                    columns.file(), "has a header but no rows; it needs one for each interaction, such as 17,32156");
        }
        return interactions;
    }

    private static String message(CsvParseException e) {
        return e.getCause() == null || e.getCause().getMessage() == null
                ? e.getMessage()
                : e.getMessage() + ": " + e.getCause().getMessage();
    }
}

package org.primeradiant.train;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.Function;
import org.primeradiant.pipeline.BadFileException;

/** Reads the rows of a CSV as a stream, of any width, without empty lines. */
final class CsvRows {
    private CsvRows() {}

    /**
     * Applies a function to the rows.
     *
     * @param use receives the rows, which end with the call
     * @throws BadFileException if the file cannot be read or is not a CSV; the message says why
     */
    static <R> R read(Path file, String separator, Function<Iterator<Sheet.Row>, R> use) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(EncodedText.open(file))) {
            return use.apply(reader.stream().map(CsvRows::row).iterator());
        } catch (CsvParseException e) {
            String why = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            throw new BadFileException(file + " is not a CSV: " + e.getMessage() + ": " + why, e);
        } catch (UncheckedIOException e) {
            throw unreadable(file, e.getCause());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static Sheet.Row row(CsvRecord row) {
        return new Sheet.Row(
                row.getStartingLineNumber(),
                row.getFields().stream().map(String::strip).toList());
    }

    private static BadFileException unreadable(Path file, IOException cause) {
        try {
            return cause instanceof CharacterCodingException
                    ? EncodedText.undecodable(file)
                    : new BadFileException(file + " cannot be read: " + cause.getMessage(), cause);
        } catch (IOException e) {
            return new BadFileException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}

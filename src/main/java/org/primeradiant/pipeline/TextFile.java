package org.primeradiant.pipeline;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads text files, with errors that name the file. */
public final class TextFile {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private TextFile() {}

    /**
     * Reads a UTF-8 file, without its byte order mark.
     *
     * @throws BadFileException if it cannot be read or is not UTF-8
     */
    public static String read(Path file) {
        try {
            String text = Files.readString(file);
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (NoSuchFileException e) {
            throw new BadFileException(file + " does not exist", e);
        } catch (CharacterCodingException e) {
            throw new BadFileException(file + " is not text in UTF-8", e);
        } catch (IOException e) {
            throw new BadFileException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}

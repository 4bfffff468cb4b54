package org.primeradiant.pipeline;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads files of text, and says which cannot be read. */
public final class TextFile {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private TextFile() {}

    /**
     * The text of a file in UTF-8, without a byte order mark.
     *
     * @throws BadFileException if it cannot be read
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

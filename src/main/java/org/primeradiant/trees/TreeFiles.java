package org.primeradiant.trees;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.primeradiant.api.SeldonException;

/**
 * Reads the model files of XGBoost (JSON and UBJ, written by 1.x to 3.x) and LightGBM (text, v3 and v4). A file is
 * trusted in nothing: whatever it contains, reading it takes memory and time in proportion to its size, and ends with
 * a model or a {@link TreeFileException}.
 */
public final class TreeFiles {
    /** Largest file that is read unless the caller sets a limit, in bytes. */
    public static final int MAX_BYTES = 1 << 30;

    private TreeFiles() {}

    /**
     * Whether a file is in one of the formats, as far as its first bytes tell.
     *
     * @param head its first 64 bytes, or more; or all, if it is shorter
     */
    public static boolean recognises(byte[] head) {
        return TreeFormat.of(head).isPresent();
    }

    /**
     * Reads a model of at most {@link #MAX_BYTES}.
     *
     * @throws TreeFileException if the file cannot be used; the message names the field and what is wrong
     */
    public static TreeModel read(Path file, TreeOptions options) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString(), MAX_BYTES, options);
        } catch (NoSuchFileException e) {
            throw new TreeFileException(file + " does not exist", e);
        } catch (IOException e) {
            throw new TreeFileException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a model.
     *
     * @param in read to its end, but not closed
     * @param name name of the file, for errors
     * @param limit largest size in bytes, at most {@link #MAX_BYTES}
     * @throws TreeFileException if the file cannot be used; the message names the field and what is wrong
     * @throws IOException if the stream cannot be read
     */
    public static TreeModel read(InputStream in, String name, int limit, TreeOptions options) throws IOException {
        if (limit < 0 || limit > MAX_BYTES) {
            throw new IllegalArgumentException("limit must be from 0 to " + MAX_BYTES + ", got " + limit);
        }
        byte[] bytes = in.readNBytes(limit + 1);
        if (bytes.length > limit) {
            throw new TreeFileException(name + " must be at most " + limit + " bytes long");
        }
        TreeFormat format =
                TreeFormat.of(bytes).orElseThrow(() -> new TreeFileException(name + " " + TreeFormat.advice(bytes)));
        try {
            return switch (format) {
                case XGBOOST_JSON -> new XgboostReader(new JsonDocument(bytes)).read(options);
                case XGBOOST_UBJ -> new XgboostReader(new UbjDocument(bytes)).read(options);
                case LIGHTGBM_TEXT -> new LightgbmReader(bytes).read();
            };
        } catch (FieldException | SeldonException e) {
            throw new TreeFileException(name + ": " + e.getMessage(), e);
        }
    }
}

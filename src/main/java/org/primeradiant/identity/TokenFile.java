package org.primeradiant.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.primeradiant.settings.IdentitySettings;

/**
 * Knows callers by bearer tokens, whose hashes a file lists with names and roles. The file is read again when it
 * changes. A look-up compares the hash of the token with every line, so that its time tells nothing. Thread-safe.
 */
public final class TokenFile implements Mechanism {
    private static final int MOST_TOKENS = 1_000;

    private final WatchedFile<List<TokenLine>> file;

    private TokenFile(WatchedFile<List<TokenLine>> file) {
        this.file = file;
    }

    /**
     * Reads the file.
     *
     * @param nanos the time as of {@link System#nanoTime}
     * @throws IllegalArgumentException if the file is missing or malformed; the message names the line
     */
    public static TokenFile open(Path file, LongSupplier nanos) {
        return new TokenFile(WatchedFile.open(IdentitySettings.TOKENS_FILE, file, TokenFile::lines, nanos));
    }

    private static List<TokenLine> lines(byte[] content) {
        List<TokenLine> lines = new ArrayList<>();
        Set<ByteBuffer> hashes = new HashSet<>();
        int number = 0;
        for (String text : (Iterable<String>) new String(content, UTF_8).lines()::iterator) {
            number++;
            if (text.isBlank() || text.strip().startsWith("#")) {
                continue;
            }
            TokenLine line = line(text, number);
            if (!hashes.add(ByteBuffer.wrap(line.hash()))) {
                throw new IllegalArgumentException("line " + number + ": an earlier line has the same hash");
            }
            lines.add(line);
            if (lines.size() > MOST_TOKENS) {
                throw new IllegalArgumentException("line " + number + ": more than " + MOST_TOKENS + " tokens");
            }
        }
        return List.copyOf(lines);
    }

    private static TokenLine line(String text, int number) {
        try {
            return TokenLine.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("line " + number + ": " + e.getMessage(), e);
        }
    }

    /** The number of tokens that are valid now. */
    public int size() {
        return file.value().size();
    }

    /** {@inheritDoc} An unknown bearer token may be one of another mechanism. */
    @Override
    public Optional<Identity> identify(String scheme, String value) {
        if (!scheme.equals("bearer")) {
            return Optional.empty();
        }
        byte[] hash = TokenHash.of(value);
        Optional<Identity> found = Optional.empty();
        for (TokenLine line : file.value()) {
            if (line.has(hash)) { // goes on, so that the position of the line does not show
                found = Optional.of(line.identity());
            }
        }
        return found;
    }
}

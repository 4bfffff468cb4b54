package org.primeradiant.pipeline;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a {@code pipeline.json} that reads back as an equal pipeline. */
public final class PipelineWriter {
    private PipelineWriter() {}

    /**
     * Writes the pipeline into a folder, which is created if necessary. Concurrent readers see either the old or the
     * new file, never a partial one.
     *
     * @return the file
     */
    public static Path write(Pipeline pipeline, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(PipelineReader.FILE);
        // Not Files.createTempFile: only their owner can read its files, and the server may run as another user.
        Path unfinished = folder.resolve(
                PipelineReader.FILE + "." + ProcessHandle.current().pid() + ".unfinished");
        try {
            writeThrough(unfinished, JsonLayout.of(PipelineJson.of(pipeline)));
            return Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void writeThrough(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}

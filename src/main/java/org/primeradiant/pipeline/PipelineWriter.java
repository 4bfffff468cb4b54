package org.primeradiant.pipeline;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a pipeline as the {@code pipeline.json} that reads as an equal one. */
public final class PipelineWriter {
    private PipelineWriter() {}

    /**
     * Writes the pipeline into a folder, which is made if need be. Whoever reads meanwhile sees the old file or the new
     * one, never a part.
     */
    public static Path write(Pipeline pipeline, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(PipelineReader.FILE);
        // Not Files.createTempFile: its files are for their owner alone, and the server may be someone else.
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

package org.primeradiant.records;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The right of one process to write a folder, by a lock on the file {@code lock}. It ends with the process. */
public final class FolderLock implements AutoCloseable {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws IOException if another process, or another deployment of this one, has it, or the folder is read-only
     */
    public static FolderLock take(Path folder) throws IOException {
        Path file = folder.resolve("lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean isTaken = false;
        try {
            FileLock lock = channel.tryLock();
            isTaken = lock != null;
        } catch (OverlappingFileLockException e) {
            throw new IOException(folder + " is in use by another deployment in this server", e);
        } finally {
            if (!isTaken) {
                channel.close();
            }
        }
        if (!isTaken) {
            throw new IOException(folder + " is in use by another process, which holds the lock on " + file);
        }
        return new FolderLock(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

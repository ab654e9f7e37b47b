package dev.chronicle.store.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;

/**
 * A database file that this process looks into beside SQLite. Thread-safe.
 *
 * <p>As soon as any channel to a file is closed, POSIX takes all locks of the process on it away,
 * SQLite's too: another program that looks into the database would then believe to be the last one,
 * and delete the write-ahead log that is in use. So there is one channel to a file, shared by all
 * stores of the process, and it is closed after the last of them.
 */
final class HeldFile implements AutoCloseable {
  private static final Map<Object, HeldFile> HELD = new HashMap<>();

  private final Object identity;
  private final FileChannel channel;
  private int holders;

  private HeldFile(Object identity, FileChannel channel) {
    this.identity = identity;
    this.channel = channel;
  }

  /** Takes hold of the file that is at a path now. To be closed once for each time. */
  static HeldFile hold(Path path) throws IOException {
    synchronized (HELD) {
      Object identity = identityOf(path);
      HeldFile held = HELD.get(identity);
      if (held == null) {
        held = new HeldFile(identity, FileChannel.open(path, StandardOpenOption.READ));
        HELD.put(identity, held);
      }
      held.holders++;
      return held;
    }
  }

  /** Returns the first bytes of the file at a path, fewer if it is shorter. */
  static byte[] start(Path path, int bytes) throws IOException {
    synchronized (HELD) {
      HeldFile held = HELD.get(identityOf(path));
      if (held != null) {
        return held.start(bytes);
      }
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
        return start(channel, bytes);
      }
    }
  }

  /** What tells this file from another that is at the same path later. */
  Object identity() {
    return identity;
  }

  /** Returns the first bytes, fewer if the file is shorter. */
  byte[] start(int bytes) throws IOException {
    return start(channel, bytes);
  }

  long size() throws IOException {
    return channel.size();
  }

  /** Lets go. */
  @Override
  public void close() throws IOException {
    synchronized (HELD) {
      if (--holders == 0) {
        HELD.remove(identity);
        channel.close();
      }
    }
  }

  /** Device and inode; the path where the file system knows no such thing, nor such locks. */
  static Object identityOf(Path path) throws IOException {
    Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    return key == null ? path : key;
  }

  private static byte[] start(FileChannel channel, int bytes) throws IOException {
    ByteBuffer start = ByteBuffer.allocate(bytes);
    int read = 0;
    while (start.hasRemaining() && read >= 0) {
      read = channel.read(start, start.position());
    }
    byte[] found = new byte[start.position()];
    start.flip().get(found);
    return found;
  }
}

package dev.chronicle.store.sqlite;

import dev.chronicle.store.StoreException;
import dev.chronicle.store.StoreException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * The file of an open database. SQLite goes on writing to a file that was deleted, where nobody
 * will ever find it; so whether it is still there is asked for. Thread-safe.
 *
 * <p>It is looked into through a {@link HeldFile} only.
 */
final class DatabaseFile implements AutoCloseable {
  private static final byte[] HEADER = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  private static final int HEADER_BYTES = 100;
  private static final int PAGE_SIZE_AT = 16;
  private static final int PAGES_AT = 28;
  private static final int LOOKS = 10;
  private static final long MILLIS_BETWEEN_LOOKS = 50;

  private final Path path;
  private volatile HeldFile held;

  private DatabaseFile(Path path, HeldFile held) {
    this.path = path;
    this.held = held;
  }

  /**
   * Checks that a database can be at {@code path}, without touching what is there.
   *
   * @throws StoreException if not
   */
  static void requireUsable(Path path) {
    if (path.toString().contains("?")) {
      throw unusable(path, "must not have a ? in its name, which SQLite's driver does not support");
    }
    try {
      if (Files.exists(path)) {
        requireDatabase(path);
      } else {
        requireFolder(path);
      }
    } catch (IOException unreadable) {
      throw new StoreException(
          Reason.UNUSABLE, path + " cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }

  /**
   * Checks that there is a database to read at {@code path}.
   *
   * @throws StoreException if not
   */
  static void requireReadable(Path path) {
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      throw unusable(path, "is not there or cannot be read: name an existing file");
    }
    try {
      requireHeader(path);
    } catch (IOException unreadable) {
      throw new StoreException(
          Reason.UNUSABLE, path + " cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }

  /** Says whether there is something at {@code path} that does not begin like a database. */
  static boolean isNoDatabase(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    byte[] start = HeldFile.start(path, HEADER.length);
    return start.length > 0 && !Arrays.equals(start, HEADER);
  }

  /** Remembers the file that is at {@code path} now. */
  static DatabaseFile opened(Path path) {
    try {
      return new DatabaseFile(path, HeldFile.hold(path));
    } catch (IOException gone) {
      throw new StoreException(Reason.UNUSABLE, path + " vanished while it was opened", gone);
    }
  }

  /** Another file is at the path now, and that is as it should be. */
  void reopened() throws IOException {
    HeldFile before = held;
    held = HeldFile.hold(path);
    before.close();
  }

  /** Lets go of the file, once no connection to it is open. */
  @Override
  public void close() throws IOException {
    held.close();
  }

  Path path() {
    return path;
  }

  /** Returns how many bytes the file has now. */
  long size() {
    try {
      return Files.size(path);
    } catch (IOException unreadable) {
      throw new StoreException(
          Reason.UNUSABLE, path + " cannot be looked at: " + unreadable.getMessage(), unreadable);
    }
  }

  /**
   * Checks that the file is still the one that was opened.
   *
   * @throws StoreException if it was deleted or another is in its place
   */
  void requireThere() {
    Object now;
    try {
      now = HeldFile.identityOf(path);
    } catch (NoSuchFileException deleted) {
      throw new StoreException(
          Reason.UNUSABLE, path + " was deleted while it was open: restart to begin a new one");
    } catch (IOException unreadable) {
      throw new StoreException(
          Reason.UNUSABLE, path + " cannot be looked at: " + unreadable.getMessage(), unreadable);
    }
    if (!held.identity().equals(now)) {
      throw new StoreException(
          Reason.UNUSABLE, path + " was replaced while it was open: restart to use the new one");
    }
    for (int look = 0; isTruncated(); look++) {
      if (look == LOOKS) {
        throw new StoreException(Reason.DAMAGED, path + " was truncated while it was open");
      }
      pause();
    }
  }

  /** Says whether pages are missing that the header speaks of, as also while they are written. */
  private boolean isTruncated() {
    try {
      HeldFile file = held;
      byte[] start = file.start(HEADER_BYTES);
      if (start.length < HEADER_BYTES) {
        return true;
      }
      ByteBuffer header = ByteBuffer.wrap(start);
      // 1 stands for 65,536.
      int pageSize = header.getShort(PAGE_SIZE_AT) & 0xFFFF;
      long bytes = (pageSize == 1 ? 65_536L : pageSize) * (header.getInt(PAGES_AT) & 0xFFFF_FFFFL);
      return file.size() < bytes;
    } catch (IOException unreadable) {
      throw new StoreException(
          Reason.UNUSABLE, path + " cannot be looked at: " + unreadable.getMessage(), unreadable);
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_LOOKS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StoreException(Reason.FAILED, "interrupted while looking at the file", interrupted);
    }
  }

  private static void requireDatabase(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw unusable(path, "is a directory: name a file in it");
    }
    if (!Files.isRegularFile(path)) {
      throw unusable(path, "is not a regular file: choose another");
    }
    if (!Files.isReadable(path) || !Files.isWritable(path)) {
      throw unusable(path, "must be readable and writable: change its permissions");
    }
    requireHeader(path);
  }

  private static void requireHeader(Path path) throws IOException {
    if (isNoDatabase(path)) {
      throw unusable(path, "is not a SQLite database: choose another file");
    }
  }

  private static void requireFolder(Path path) {
    Path folder = path.getParent();
    if (folder == null || !Files.exists(folder)) {
      throw unusable(path, "cannot be created, its directory does not exist: create " + folder);
    }
    if (!Files.isDirectory(folder)) {
      throw unusable(path, "cannot be created, " + folder + " is not a directory");
    }
    if (!Files.isWritable(folder)) {
      throw unusable(path, "cannot be created, " + folder + " is not writable");
    }
  }

  private static StoreException unusable(Path path, String why) {
    return new StoreException(Reason.UNUSABLE, path + " " + why);
  }
}

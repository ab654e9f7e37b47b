package dev.chronicle.store.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The counts of a running program in a file beside the store's: written over and over, they are
 * still there when the program was killed. The file is locked as long as the program lives.
 *
 * <p>Two slots are written in turn, each with its number and checksum, so that one is always whole;
 * their space is taken at the beginning, so that a full disk does not stop the counting.
 */
final class RunFile implements AutoCloseable {
  private static final int SLOT_BYTES = 4_096;
  private static final int HEADER_BYTES = Long.BYTES + 2 * Integer.BYTES;
  private static final String INFIX = "-run-";
  private static final String UNFINISHED = ".new";

  /**
   * Those of this process. The operating system would drop the lock of one as soon as any other
   * channel to the same file is closed, so these must not be looked at that way.
   */
  private static final Map<Path, RunFile> OWN = new ConcurrentHashMap<>();

  private final Path path;
  private final FileChannel channel;
  private long writes;

  private RunFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Makes the file of a run that begins. */
  static RunFile create(Path store, String run) throws IOException {
    Path path = path(store, run);
    // Renamed once it is locked, so that nobody takes it for that of a dead program.
    Path unfinished = path.resolveSibling(path.getFileName() + UNFINISHED);
    FileChannel channel =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.lock();
      RunFile file = new RunFile(path, channel);
      file.writeFully(ByteBuffer.allocate(2 * SLOT_BYTES), 0);
      OWN.put(path, file);
      Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
      assert lock.isValid();
      return file;
    } catch (IOException | RuntimeException failure) {
      OWN.remove(path);
      channel.close();
      Files.deleteIfExists(unfinished);
      throw failure;
    }
  }

  /** Returns the runs that have a file beside a store. */
  static List<String> runs(Path store) throws IOException {
    String prefix = store.getFileName() + INFIX;
    try (Stream<Path> files = Files.list(store.resolveSibling("."))) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.startsWith(prefix) && !name.endsWith(UNFINISHED))
          .map(name -> name.substring(prefix.length()))
          .toList();
    }
  }

  /** Says whether the program is alive whose run this is. */
  static boolean isAlive(Path store, String run) throws IOException {
    Path path = path(store, run);
    if (OWN.containsKey(path)) {
      return true;
    }
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
      return lock == null;
    } catch (NoSuchFileException ended) {
      return false;
    } catch (OverlappingFileLockException heldInThisProcess) {
      return true;
    }
  }

  /** Returns the last counts that were written; nothing if they are not there or damaged. */
  static Optional<RunCounts> read(Path store, String run) {
    try {
      RunFile own = OWN.get(path(store, run));
      byte[] bytes = own == null ? Files.readAllBytes(path(store, run)) : own.bytes();
      Slot first = Slot.read(bytes, 0);
      Slot second = Slot.read(bytes, SLOT_BYTES);
      Slot newest = first.number() > second.number() ? first : second;
      return newest.number() == 0
          ? Optional.empty()
          : Optional.of(RunCounts.fromJson(newest.content()));
    } catch (IOException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  static void delete(Path store, String run) throws IOException {
    Files.deleteIfExists(path(store, run));
  }

  /** Puts counts in place of the ones before the last. */
  void write(RunCounts counts) throws IOException {
    byte[] content = counts.toJson().getBytes(StandardCharsets.UTF_8);
    if (content.length > SLOT_BYTES - HEADER_BYTES) {
      throw new IOException("counts take too many bytes: " + content.length);
    }
    long number = ++writes;
    ByteBuffer slot = ByteBuffer.allocate(HEADER_BYTES + content.length);
    slot.putLong(number).putInt(content.length).putInt(Slot.checksum(number, content));
    slot.put(content).flip();
    writeFully(slot, number % 2 * SLOT_BYTES);
  }

  /** Lets go of the file, which stays. */
  @Override
  public void close() throws IOException {
    channel.close();
    OWN.remove(path);
  }

  private byte[] bytes() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(2 * SLOT_BYTES);
    int read = 0;
    while (bytes.hasRemaining() && read >= 0) {
      read = channel.read(bytes, bytes.position());
    }
    return bytes.array();
  }

  private void writeFully(ByteBuffer bytes, long position) throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }

  private static Path path(Path store, String run) {
    return store.resolveSibling(store.getFileName() + INFIX + run);
  }

  /** Counts, with the number of the write that put them there; 0 if there are none. */
  private record Slot(long number, String content) {
    private static final Slot NONE = new Slot(0, "");

    static Slot read(byte[] file, int at) {
      if (file.length < at + HEADER_BYTES) {
        return NONE;
      }
      ByteBuffer header = ByteBuffer.wrap(file, at, HEADER_BYTES);
      long number = header.getLong();
      int length = header.getInt();
      int checksum = header.getInt();
      int start = at + HEADER_BYTES;
      if (number < 1 || length < 1 || length > Math.min(SLOT_BYTES, file.length - start)) {
        return NONE;
      }
      byte[] content = Arrays.copyOfRange(file, start, start + length);
      return checksum == checksum(number, content)
          ? new Slot(number, new String(content, StandardCharsets.UTF_8))
          : NONE;
    }

    static int checksum(long number, byte[] content) {
      return Checksums.of(ByteBuffer.allocate(Long.BYTES).putLong(number).array(), content);
    }
  }
}

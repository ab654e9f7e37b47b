package dev.chronicle.cli;

import dev.chronicle.cli.terminal.Terminal;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/**
 * Where an export goes: the standard output, or a file that gets its name only when it is whole.
 */
final class ExportTarget implements AutoCloseable {
  private static final String STANDARD_OUTPUT = "-";
  private static final int BUFFER = 1 << 16;

  /** How a target is to be made. */
  enum Option {
    /** Compressed, whatever its name. */
    GZIP,
    /** In place of a file that is there. */
    REPLACE
  }

  private final Path file;
  private final Path unfinished;
  private final OutputStream stream;

  private ExportTarget(Path file, Path unfinished, OutputStream stream) {
    this.file = file;
    this.unfinished = unfinished;
    this.stream = stream;
  }

  /**
   * Opens the target.
   *
   * @throws CliException if it cannot be written
   */
  static ExportTarget open(String name, Set<Option> options, Terminal terminal) throws IOException {
    boolean gzip = options.contains(Option.GZIP);
    if (name.equals(STANDARD_OUTPUT)) {
      return new ExportTarget(null, null, compressed(terminal.bytes(), gzip));
    }
    Path file = Path.of(name).toAbsolutePath();
    if (Files.isDirectory(file)) {
      throw new CliException(name + " is a directory: name a file in it");
    }
    if (Files.exists(file) && !options.contains(Option.REPLACE)) {
      throw new CliException(name + " exists: add --force to replace it, or name another");
    }
    if (file.getParent() == null || !Files.isDirectory(file.getParent())) {
      throw new CliException(name + " cannot be created: its directory does not exist");
    }
    boolean compress = gzip || name.endsWith(".gz");
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    try {
      OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished), BUFFER);
      return new ExportTarget(file, unfinished, compressed(out, compress));
    } catch (IOException failure) {
      Files.deleteIfExists(unfinished);
      throw failure;
    }
  }

  private static OutputStream compressed(OutputStream stream, boolean compress) throws IOException {
    return compress ? new GZIPOutputStream(stream, BUFFER) : stream;
  }

  OutputStream stream() {
    return stream;
  }

  boolean isStandardOutput() {
    return file == null;
  }

  /** Ends the export; from now on it is there. */
  void finish() throws IOException {
    if (isStandardOutput()) {
      if (stream instanceof GZIPOutputStream compressed) {
        compressed.finish();
      }
      stream.flush();
    } else {
      stream.close();
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Returns the size of the finished file. */
  long bytes() {
    try {
      return Files.size(file);
    } catch (IOException gone) {
      return 0;
    }
  }

  @Override
  public void close() throws IOException {
    if (!isStandardOutput() && Files.exists(unfinished)) {
      stream.close();
      Files.deleteIfExists(unfinished);
    }
  }
}

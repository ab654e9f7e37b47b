package dev.chronicle.capture.redaction;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;

/** Where the key of the tokens comes from; it never goes to where the recordings are. */
final class TokenKey {
  /** The environment variable that gives it. */
  static final String VARIABLE = "CHRONICLE_REDACTION_KEY";

  static final int MIN_BYTES = 16;
  private static final int BYTES = 32;

  private TokenKey() {}

  /** Returns a new key. */
  static byte[] random() {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    return key;
  }

  /** Checks a key that was given from outside. */
  static byte[] checked(String source, byte[] key) {
    if (key.length < MIN_BYTES) {
      throw new IllegalArgumentException(
          source + " must have at least " + MIN_BYTES + " bytes, had: " + key.length);
    }
    return key.clone();
  }

  /** Returns the key that the environment gives, if it does. */
  static Optional<byte[]> fromEnvironment() {
    return Optional.ofNullable(System.getenv(VARIABLE))
        .filter(text -> !text.isEmpty())
        .map(text -> checked(VARIABLE, text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Returns the key in a file, which is made, for its owner alone, if it is not there. */
  static byte[] ofFile(Path file) {
    try {
      if (!Files.exists(file)) {
        create(file);
      }
      return checked("key file " + file, Files.readAllBytes(file));
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "key file " + file + " cannot be used: " + reason(file, failed), failed);
    }
  }

  private static String reason(Path file, IOException failed) {
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file)) {
      return "it is a folder";
    }
    if (!Files.isDirectory(folder)) {
      return "there is no folder " + folder;
    }
    return failed instanceof AccessDeniedException ? "permission denied" : failed.getMessage();
  }

  private static void create(Path file) throws IOException {
    boolean posix =
        Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix");
    FileAttribute<?>[] ownerOnly =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "key", ".tmp", ownerOnly);
    try {
      Files.write(fresh, random());
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException madeByAnother) {
      return;
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}

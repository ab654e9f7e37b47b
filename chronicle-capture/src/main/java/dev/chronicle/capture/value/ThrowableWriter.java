package dev.chronicle.capture.value;

import dev.chronicle.call.CapturedThrowable;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Writes down exceptions: type, message, frames and causes, each within a limit. What an
 * exception's own methods throw is part of what is written. Immutable and thread-safe.
 */
final class ThrowableWriter {
  private static final int MAX_CAUSES = 8;

  /** How far behind the end of a message secrets are looked for that begin before it. */
  private static final int LOOKAHEAD = 512;

  private final int frames;
  private final int messageLength;
  private final Redactor redactor;

  ThrowableWriter(int frames, int messageLength, Redactor redactor) {
    this.frames = frames;
    this.messageLength = messageLength;
    this.redactor = redactor;
  }

  /** Never throws. */
  CapturedThrowable write(Throwable error, KnownSecrets secrets) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    return write(error, seen, secrets);
  }

  private CapturedThrowable write(Throwable error, Set<Throwable> seen, KnownSecrets secrets) {
    if (error == null || seen.size() > MAX_CAUSES || !seen.add(error)) {
      return null;
    }
    return new CapturedThrowable(
        error.getClass().getName(),
        redacted(message(error), secrets),
        safely(() -> frames(error), ""),
        write(safely(error::getCause, null), seen, secrets),
        safely(() -> SqlErrors.of(error), null));
  }

  /** Returns the message; what stands in its place if the exception fails to give it. */
  static String message(Throwable error) {
    try {
      return error.getMessage();
    } catch (Throwable failed) {
      return "(getMessage() threw " + failed.getClass().getName() + ")";
    }
  }

  private String redacted(String message, KnownSecrets secrets) {
    if (message == null) {
      return null;
    }
    boolean isLong = message.length() > messageLength + LOOKAHEAD;
    String visible = isLong ? message.substring(0, messageLength + LOOKAHEAD) : message;
    String kept = safely(() -> secrets.hide(redactor.redact(visible), redactor), "(not readable)");
    return kept.length() <= messageLength ? kept : kept.substring(0, messageLength) + "…";
  }

  private String frames(Throwable error) {
    StringBuilder lines = new StringBuilder();
    StackTraceElement[] trace = error.getStackTrace();
    for (int i = 0; i < trace.length && i < frames; i++) {
      if (i > 0) {
        lines.append('\n');
      }
      lines.append(trace[i]);
    }
    return lines.toString();
  }

  private static <T> T safely(Supplier<T> source, T otherwise) {
    try {
      return source.get();
    } catch (Throwable failed) {
      return otherwise;
    }
  }
}

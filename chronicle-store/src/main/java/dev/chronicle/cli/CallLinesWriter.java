package dev.chronicle.cli;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.store.CallJson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Writes calls as JSON Lines: UTF-8, an object as {@link CallJson} writes it, a line feed. */
final class CallLinesWriter {
  private final Writer out;
  private long written;

  /** Writes to a stream, which is not closed with this. */
  CallLinesWriter(OutputStream stream) {
    this.out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 1 << 16);
  }

  /**
   * Writes a call.
   *
   * @throws UncheckedIOException if the stream fails
   */
  void write(CapturedCall call) {
    try {
      out.write(onOneLine(CallJson.write(call)));
      out.write('\n');
      written++;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  long written() {
    return written;
  }

  /** Hands everything over to the stream. */
  void finish() throws IOException {
    out.flush();
  }

  /** In JSON, a line ends only between tokens, where a blank means the same. */
  private static String onOneLine(String json) {
    return json.indexOf('\n') < 0 && json.indexOf('\r') < 0
        ? json
        : json.replace('\n', ' ').replace('\r', ' ');
  }
}

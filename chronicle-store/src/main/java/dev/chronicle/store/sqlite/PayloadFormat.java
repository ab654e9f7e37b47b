package dev.chronicle.store.sqlite;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Turns the threads and recordings of a block's calls into compressed bytes and back.
 *
 * <p>Compressed are, for each call, two texts: a LEB128 number, twice the length in bytes, and the
 * text in UTF-8; with 1 added to the number, it is in UTF-16, for a text that holds half of a
 * surrogate pair. Before the compressed bytes stands the length of what they become, behind them a
 * checksum.
 */
final class PayloadFormat {
  private static final int MAX_LENGTH = 1 << 30;

  private PayloadFormat() {}

  static byte[] encode(List<StoredCall> calls, int level) {
    ByteArrayOutputStream texts = new ByteArrayOutputStream(calls.size() * 300);
    for (StoredCall call : calls) {
      write(call.thread(), texts);
      write(call.recording(), texts);
    }
    return Checksums.append(deflate(texts.toByteArray(), level));
  }

  /**
   * Reads what {@link #encode} returned.
   *
   * @throws IllegalArgumentException if it is damaged
   */
  static Payload decode(byte[] encoded, int calls) {
    return new Payload(inflate(encoded, Checksums.requireIntact(encoded)), calls);
  }

  private static void write(String text, ByteArrayOutputStream out) {
    byte[] bytes;
    int utf16 = 0;
    if (SqlText.isEncodable(text)) {
      bytes = text.getBytes(StandardCharsets.UTF_8);
    } else {
      bytes = SqlText.toUtf16(text);
      utf16 = 1;
    }
    Leb128.write(2L * bytes.length + utf16, out);
    out.write(bytes, 0, bytes.length);
  }

  private static byte[] deflate(byte[] content, int level) {
    Deflater deflater = new Deflater(level, true);
    try {
      deflater.setInput(content);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream(content.length / 4 + 64);
      Leb128.write(content.length, out);
      byte[] buffer = new byte[1 << 14];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static byte[] inflate(byte[] encoded, int end) {
    Leb128.Reader in = new Leb128.Reader(encoded, 0, end);
    int length = in.nextInt();
    if (length < 0 || length > MAX_LENGTH) {
      throw new IllegalArgumentException("payload must not be longer than 1 GiB");
    }
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(encoded, in.position(), end - in.position());
      byte[] content = new byte[length];
      int done = 0;
      while (done < length) {
        int more = inflater.inflate(content, done, length - done);
        if (more == 0) {
          throw new IllegalArgumentException("payload ends too early");
        }
        done += more;
      }
      return content;
    } catch (DataFormatException damaged) {
      throw new IllegalArgumentException("payload is damaged", damaged);
    } finally {
      inflater.end();
    }
  }
}

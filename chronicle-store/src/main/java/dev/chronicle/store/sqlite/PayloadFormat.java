package dev.chronicle.store.sqlite;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Turns the threads and recordings of a block's calls into compressed bytes and back.
 *
 * <p>First comes the number of calls that are compressed at once, then, for each so many calls, the
 * length of their texts, the length of these compressed, and the compressed texts; all numbers are
 * LEB128. Of each call there are two texts: twice the length in bytes, and the text in UTF-8; with
 * 1 added to the number, it is in UTF-16, for a text that holds half of a surrogate pair. At the
 * end stands a checksum.
 */
final class PayloadFormat {
  // Hardly more bytes than 256 at once, and a quarter of the time to read one call.
  private static final int CALLS_AT_ONCE = 64;

  private static final int MAX_LENGTH = 1 << 28;

  /** Deflate makes nothing smaller than to a 1,032nd. */
  private static final long MAX_RATIO = 1_032;

  private PayloadFormat() {}

  static byte[] encode(List<StoredCall> calls, int level) {
    ByteCollector out = new ByteCollector(calls.size() * 100);
    Leb128.write(CALLS_AT_ONCE, out);
    Deflater deflater = new Deflater(level, true);
    try {
      for (int from = 0; from < calls.size(); from += CALLS_AT_ONCE) {
        int to = Math.min(calls.size(), from + CALLS_AT_ONCE);
        byte[] texts = texts(calls.subList(from, to));
        byte[] packed = deflate(texts, deflater);
        Leb128.write(texts.length, out);
        Leb128.write(packed.length, out);
        out.writeBytes(packed);
      }
    } finally {
      deflater.end();
    }
    return Checksums.append(out.toByteArray());
  }

  private static byte[] texts(List<StoredCall> calls) {
    ByteCollector texts = new ByteCollector(calls.size() * 300);
    for (StoredCall call : calls) {
      write(call.thread(), texts);
      write(call.recording(), texts);
    }
    return texts.toByteArray();
  }

  /**
   * Reads what {@link #encode} returned.
   *
   * @throws IllegalArgumentException if it is damaged
   */
  static Payload decode(byte[] encoded, int calls) {
    return new Payload(encoded, Checksums.requireIntact(encoded), calls);
  }

  private static void write(String text, ByteCollector out) {
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

  private static byte[] deflate(byte[] content, Deflater deflater) {
    deflater.reset();
    deflater.setInput(content);
    deflater.finish();
    ByteCollector out = new ByteCollector(content.length / 4 + 64);
    byte[] buffer = new byte[1 << 13];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    return out.toByteArray();
  }

  /**
   * Returns what was compressed.
   *
   * @throws IllegalArgumentException if that cannot be
   */
  static byte[] inflate(byte[] encoded, int start, int packedLength, int length) {
    if (length < 0 || length > MAX_LENGTH || length > (packedLength + 1) * MAX_RATIO) {
      throw new IllegalArgumentException("payload cannot be as long as it says, " + length);
    }
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(encoded, start, packedLength);
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

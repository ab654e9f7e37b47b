package dev.chronicle.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/**
 * Reads lines of UTF-8, compressed or not, and believes nothing of them: a line that is too long or
 * no UTF-8 is passed over and said to be so. Not thread-safe.
 */
final class LineReader {
  /** The longest line that is read, in bytes. */
  static final int LONGEST = 64 * 1024 * 1024;

  private static final int BUFFER = 1 << 16;
  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int end;
  private long number;

  private LineReader(InputStream in) {
    this.in = in;
  }

  /** Reads {@code stream}, which is not closed by this; it is found out whether it is gzip. */
  static LineReader of(InputStream stream) throws IOException {
    BufferedInputStream in = new BufferedInputStream(stream, BUFFER);
    in.mark(2);
    boolean gzip = in.read() == GZIP_FIRST && in.read() == GZIP_SECOND;
    in.reset();
    return new LineReader(gzip ? new GZIPInputStream(in, BUFFER) : in);
  }

  /** Returns the number of the line read last; the first is 1. */
  long number() {
    return number;
  }

  /**
   * Returns the next line, or {@code null} at the end.
   *
   * @throws IllegalArgumentException if the line cannot be used; the next call returns the next one
   */
  String next() throws IOException {
    line.reset();
    boolean tooLong = false;
    boolean any = false;
    while (fill()) {
      any = true;
      int from = position;
      while (position < end && buffer[position] != '\n') {
        position++;
      }
      tooLong |= line.size() + (position - from) > LONGEST;
      if (!tooLong) {
        line.write(buffer, from, position - from);
      }
      if (position < end) {
        position++;
        break;
      }
    }
    if (!any) {
      return null;
    }
    number++;
    if (tooLong) {
      throw new IllegalArgumentException(
          "line must be at most " + new ByteCount(LONGEST) + " long");
    }
    return decode();
  }

  private boolean fill() throws IOException {
    if (position == end) {
      position = 0;
      end = Math.max(0, in.read(buffer));
    }
    return end > 0;
  }

  private String decode() {
    byte[] bytes = line.toByteArray();
    int start = number == 1 && startsWithByteOrderMark(bytes) ? BYTE_ORDER_MARK.length : 0;
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, start, bytes.length - start))
          .toString();
    } catch (CharacterCodingException malformed) {
      throw new IllegalArgumentException("line must be UTF-8", malformed);
    }
  }

  private static boolean startsWithByteOrderMark(byte[] bytes) {
    return bytes.length >= BYTE_ORDER_MARK.length
        && bytes[0] == BYTE_ORDER_MARK[0]
        && bytes[1] == BYTE_ORDER_MARK[1]
        && bytes[2] == BYTE_ORDER_MARK[2];
  }
}

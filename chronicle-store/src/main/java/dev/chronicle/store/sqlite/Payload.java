package dev.chronicle.store.sqlite;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The threads and recordings of a block's calls. Calls are compressed some at a time, and unpacked
 * only when one of them is asked for. Thread-safe: at worst, two threads unpack the same.
 */
final class Payload {
  private static final int TEXTS_A_CALL = 2;

  private final byte[] encoded;
  private final int callsAtOnce;
  private final int[] starts;
  private final int[] packedLengths;
  private final int[] lengths;
  private final Texts[] unpacked;

  /**
   * Finds the compressed pieces.
   *
   * @param encoded what {@link PayloadFormat} returned
   * @param end where its pieces end
   * @throws IllegalArgumentException if it is no such thing
   */
  Payload(byte[] encoded, int end, int calls) {
    this.encoded = encoded;
    Leb128.Reader in = new Leb128.Reader(encoded, 0, end);
    this.callsAtOnce = in.nextInt();
    if (callsAtOnce < 1) {
      throw new IllegalArgumentException("payload must hold calls, was: " + callsAtOnce);
    }
    int pieces = (calls + callsAtOnce - 1) / callsAtOnce;
    this.starts = new int[pieces];
    this.packedLengths = new int[pieces];
    this.lengths = new int[pieces];
    this.unpacked = new Texts[pieces];
    for (int i = 0; i < pieces; i++) {
      lengths[i] = in.nextInt();
      packedLengths[i] = in.nextInt();
      starts[i] = in.position();
      in.skip(packedLengths[i]);
    }
  }

  String thread(int call) {
    return texts(call).get(TEXTS_A_CALL * (call % callsAtOnce));
  }

  /** Returns the text that {@link dev.chronicle.store.RecordingJson} reads. */
  String recording(int call) {
    return texts(call).get(TEXTS_A_CALL * (call % callsAtOnce) + 1);
  }

  /** Returns how many bytes it takes at most, all of it being unpacked. */
  long bytes() {
    long bytes = encoded.length;
    for (int length : lengths) {
      bytes += length;
    }
    return bytes;
  }

  private Texts texts(int call) {
    int piece = call / callsAtOnce;
    Texts texts = unpacked[piece];
    if (texts == null) {
      texts =
          new Texts(
              PayloadFormat.inflate(encoded, starts[piece], packedLengths[piece], lengths[piece]));
      unpacked[piece] = texts;
    }
    return texts;
  }

  /** Texts one after the other, made into strings only when asked for. */
  private static final class Texts {
    private final byte[] bytes;
    private final int[] starts;
    private final int[] sizes;

    Texts(byte[] bytes) {
      this.bytes = bytes;
      int[] starts = new int[64];
      int[] sizes = new int[64];
      Leb128.Reader in = new Leb128.Reader(bytes);
      for (int i = 0; in.hasMore(); i++) {
        if (i == starts.length) {
          starts = Arrays.copyOf(starts, 2 * i);
          sizes = Arrays.copyOf(sizes, 2 * i);
        }
        sizes[i] = in.nextInt();
        starts[i] = in.position();
        in.skip(sizes[i] >> 1);
      }
      this.starts = starts;
      this.sizes = sizes;
    }

    String get(int index) {
      int length = sizes[index] >> 1;
      boolean isUtf16 = (sizes[index] & 1) == 1;
      return isUtf16
          ? SqlText.fromUtf16(Arrays.copyOfRange(bytes, starts[index], starts[index] + length))
          : new String(bytes, starts[index], length, StandardCharsets.UTF_8);
    }
  }
}

package dev.chronicle.store.sqlite;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The threads and recordings of a block's calls, made into strings only when asked for. */
final class Payload {
  private static final int TEXTS_A_CALL = 2;

  private final byte[] texts;
  private final int[] starts;
  private final int[] sizes;

  /**
   * Finds the texts.
   *
   * @param texts what {@link PayloadFormat} compresses
   * @throws IllegalArgumentException if it is no such thing
   */
  Payload(byte[] texts, int calls) {
    this.texts = texts;
    this.starts = new int[TEXTS_A_CALL * calls];
    this.sizes = new int[TEXTS_A_CALL * calls];
    Leb128.Reader in = new Leb128.Reader(texts);
    for (int i = 0; i < starts.length; i++) {
      sizes[i] = in.nextInt();
      starts[i] = in.position();
      in.skip(sizes[i] >> 1);
    }
  }

  String thread(int call) {
    return text(TEXTS_A_CALL * call);
  }

  /** Returns the text that {@link dev.chronicle.store.RecordingJson} reads. */
  String recording(int call) {
    return text(TEXTS_A_CALL * call + 1);
  }

  private String text(int index) {
    int length = sizes[index] >> 1;
    boolean isUtf16 = (sizes[index] & 1) == 1;
    return isUtf16
        ? SqlText.fromUtf16(Arrays.copyOfRange(texts, starts[index], starts[index] + length))
        : new String(texts, starts[index], length, StandardCharsets.UTF_8);
  }
}

package dev.chronicle.store;

import dev.chronicle.call.CapturedCall;

/**
 * Turns the {@link Recording} of a call into JSON text and back without loss, for stores to keep.
 *
 * <p>The members are those of {@link CallJson}; the ones that are {@code null} or empty are left
 * out. Recorded JSON stands in it as it was recorded, character by character, so the text is a Java
 * string that need not have a form in UTF-8: a recording may hold half of a surrogate pair.
 *
 * <p>Thread-safe.
 */
public final class RecordingJson {
  private RecordingJson() {}

  /** Returns the recording of {@code call} as JSON. */
  public static String write(CapturedCall call) {
    return CallJsonWriter.recording(call);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if {@code json} is no such text
   */
  public static Recording read(String json) {
    return CallJsonReader.recording(json);
  }
}

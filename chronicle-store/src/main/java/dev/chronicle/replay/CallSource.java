package dev.chronicle.replay;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.store.CaptureStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Where recorded calls come from. Thread-safe. */
public interface CallSource {

  /** Hands over the selected calls one by one, on the calling thread. */
  void forEach(Selection selection, Consumer<CapturedCall> action);

  /**
   * Returns the calls of captured methods that the given one led to, itself among them, in the
   * order of their ids.
   */
  List<CapturedCall> tree(CapturedCall call);

  /** Returns the calls of a store, newest first. It is only read from. */
  static CallSource of(CaptureStore store) {
    return new StoredCalls(store);
  }

  /** Returns these calls. */
  static CallSource of(List<CapturedCall> calls) {
    return new ListedCalls(calls);
  }

  /**
   * Reads a recording: a file with the JSON of one call a line, as {@link
   * dev.chronicle.store.CallJson} writes it.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if a line is no call
   */
  static CallSource file(Path file) throws IOException {
    return new ListedCalls(RecordingFile.read(file));
  }
}

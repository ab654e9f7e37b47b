package dev.chronicle.replay;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.capture.Chronicle;
import dev.chronicle.capture.redaction.Redaction;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records what a piece of code does, for tests to play back. */
public final class Recorder {
  private Recorder() {}

  /**
   * Runs the code, whatever it throws, and returns its captured calls in the order of their ids.
   */
  public static List<CapturedCall> record(Callable<?>... code) {
    return record(Redaction.builder().build(), code);
  }

  /** Does the same with secrets hidden in this way. */
  public static List<CapturedCall> record(Redaction redaction, Callable<?>... code) {
    List<CapturedCall> calls = new CopyOnWriteArrayList<>();
    try (Chronicle chronicle =
        Chronicle.builder()
            .service("sample", "1")
            .redaction(redaction)
            .sink(batch -> calls.addAll(batch.calls()))
            .install()) {
      List.of(code).forEach(Recorder::run);
      chronicle.flush();
    }
    return calls.stream().sorted(Comparator.comparing(CapturedCall::id)).toList();
  }

  private static void run(Callable<?> code) {
    try {
      code.call();
    } catch (Exception recorded) {
      // It is in the recording.
      return;
    }
  }
}

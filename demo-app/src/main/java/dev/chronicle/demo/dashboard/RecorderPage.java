package dev.chronicle.demo.dashboard;

import dev.chronicle.call.CaptureNotice;
import dev.chronicle.call.DropReason;
import dev.chronicle.capture.CaptureMetrics;
import dev.chronicle.store.StoreHealth;
import java.util.List;
import java.util.Locale;

/**
 * What the page shows that is about the recorder itself.
 *
 * @param health whether calls can be stored and read
 * @param metrics what became of the calls since the server started
 * @param notices what people should know about the recording, the newest first
 */
public record RecorderPage(
    StoreHealth health, CaptureMetrics metrics, List<CaptureNotice> notices) {
  public RecorderPage {
    notices = List.copyOf(notices);
  }

  /** Returns why calls were lost, in words. */
  public String words(DropReason reason) {
    return switch (reason) {
      case QUEUE_FULL -> "the queue was full";
      case CAPTURE_FAILED -> "could not be written down";
      case SINK_FAILED -> "the store failed";
      case CLOSED -> "ended after the recorder was closed";
      case SAMPLED_OUT -> "sampled out";
      case LIMIT_REACHED -> "a limit was reached";
      case KILLED -> "the program was killed";
    };
  }

  /** Returns what a notice is about, in words. */
  public String words(CaptureNotice.Kind kind) {
    return inWords(kind);
  }

  static String inWords(CaptureNotice.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}

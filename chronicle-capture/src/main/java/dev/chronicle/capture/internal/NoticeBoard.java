package dev.chronicle.capture.internal;

import dev.chronicle.call.CaptureNotice;
import dev.chronicle.call.FunctionId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the latest notices for people to read, and for the writer to hand to the sinks.
 * Thread-safe.
 */
final class NoticeBoard {
  private static final Logger LOG = LoggerFactory.getLogger(NoticeBoard.class);
  private static final int MOST_KEPT = 100;
  private static final int MOST_UNSENT = 1_000;
  private static final int MOST_LINES_A_MINUTE = 10;

  private final CallClock clock;
  private final Interval minutes = new Interval(Duration.ofMinutes(1));
  private final Deque<CaptureNotice> latest = new ArrayDeque<>();
  private final Deque<CaptureNotice> unsent = new ArrayDeque<>();
  private int lines;

  NoticeBoard(CallClock clock) {
    this.clock = clock;
  }

  /** Posts a notice, and writes it to the log unless there were many in this minute. */
  void tell(CaptureNotice.Kind kind, FunctionId function, long calls, String message) {
    if (post(kind, function, calls, message)) {
      LOG.warn("{}", message);
    }
  }

  /** Posts a notice. Returns {@code false} if there were many in this minute. */
  synchronized boolean post(
      CaptureNotice.Kind kind, FunctionId function, long calls, String message) {
    CaptureNotice notice = new CaptureNotice(clock.now(), kind, function, calls, message);
    add(latest, notice, MOST_KEPT);
    add(unsent, notice, MOST_UNSENT);
    if (minutes.hasPassed(clock.ticks())) {
      lines = 0;
    }
    return lines++ < MOST_LINES_A_MINUTE;
  }

  private static void add(Deque<CaptureNotice> notices, CaptureNotice notice, int most) {
    if (notices.size() == most) {
      notices.removeFirst();
    }
    notices.addLast(notice);
  }

  /** Returns the latest notices, oldest first. */
  synchronized List<CaptureNotice> latest() {
    return List.copyOf(latest);
  }

  /** Takes the notices that no sink has yet. */
  synchronized List<CaptureNotice> takeUnsent() {
    List<CaptureNotice> taken = new ArrayList<>(unsent);
    unsent.clear();
    return taken;
  }
}

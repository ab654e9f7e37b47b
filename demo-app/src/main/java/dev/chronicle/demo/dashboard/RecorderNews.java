package dev.chronicle.demo.dashboard;

import dev.chronicle.call.CaptureNotice;
import dev.chronicle.demo.resources.RecordedCalls;
import dev.chronicle.store.StoreHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What people should know about the recording that they look at.
 *
 * @param defect why calls cannot be stored or read; empty when they can
 * @param damages what of the store is damaged and was set aside, a line each
 * @param recent the notices of the last hour, the newest first
 */
public record RecorderNews(String defect, List<String> damages, List<CaptureNotice> recent) {
  private static final Duration RECENT = Duration.ofHours(1);
  private static final int MOST = 20;

  public RecorderNews {
    damages = List.copyOf(damages);
    recent = List.copyOf(recent);
  }

  static RecorderNews of(RecordedCalls calls, Instant now) {
    StoreHealth health = calls.health();
    return new RecorderNews(
        health.healthy() ? "" : health.message(),
        health.damages(),
        calls.notices(MOST).stream()
            .filter(notice -> notice.at().isAfter(now.minus(RECENT)))
            .toList());
  }
}

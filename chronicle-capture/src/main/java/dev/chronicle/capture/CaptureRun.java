package dev.chronicle.capture;

import dev.chronicle.call.ServiceId;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * One run of a program that records, from {@link Chronicle.Builder#install} to its end.
 *
 * @param service the program
 * @param metrics tells what became of the calls so far; may be asked by any thread at any time,
 *     also after the end
 */
public record CaptureRun(ServiceId service, Supplier<CaptureMetrics> metrics) {
  public CaptureRun {
    Objects.requireNonNull(service, "service must not be null");
    Objects.requireNonNull(metrics, "metrics must not be null");
  }
}

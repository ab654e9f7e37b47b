package dev.chronicle.demo.running;

import dev.chronicle.call.CallBatch;
import dev.chronicle.call.CallId;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.DependencyCall;
import dev.chronicle.call.Origin;
import dev.chronicle.call.Timing;
import dev.chronicle.call.TraceIds;
import dev.chronicle.store.CallFilter;
import dev.chronicle.store.CaptureStore;
import dev.chronicle.store.sqlite.SqliteCaptureStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Makes a large recording of a small one: the same calls over and over, each time later. */
final class RepeatedCalls {
  private static final int BATCH = 1_000;

  private final List<CapturedCall> calls = new ArrayList<>();
  private final Duration length;

  private RepeatedCalls(CaptureStore recording) {
    recording.scan(CallFilter.ALL, calls::add);
    calls.sort(Comparator.comparing(CapturedCall::id));
    Instant first = calls.get(0).id().time();
    Instant last = calls.get(calls.size() - 1).id().time();
    length = Duration.between(first, last).plusMillis(1);
  }

  /** Reads the recording to repeat. */
  static RepeatedCalls of(Path recording) {
    try (CaptureStore store = SqliteCaptureStore.openReadOnly(recording)) {
      return new RepeatedCalls(store);
    }
  }

  /** Writes at least so many calls into a new recording, the last of them being of {@code end}. */
  long writeTo(Path file, long atLeast, Instant end) {
    long rounds = (atLeast + calls.size() - 1) / calls.size();
    Instant first = calls.get(0).id().time();
    Instant last = end.truncatedTo(ChronoUnit.MILLIS);
    Duration shift = Duration.between(first, last.minus(length.multipliedBy(rounds)));
    try (CaptureStore store = SqliteCaptureStore.open(file)) {
      List<CapturedCall> batch = new ArrayList<>();
      for (long round = 0; round < rounds; round++) {
        Duration by = shift.plus(length.multipliedBy(round));
        for (CapturedCall call : calls) {
          batch.add(shifted(call, by, round));
          if (batch.size() == BATCH) {
            store.store(new CallBatch(batch));
            batch.clear();
          }
        }
      }
      if (!batch.isEmpty()) {
        store.store(new CallBatch(batch));
      }
    }
    return rounds * calls.size();
  }

  private static CapturedCall shifted(CapturedCall call, Duration by, long round) {
    return new CapturedCall(
        shifted(call.id(), by),
        call.parentId() == null ? null : shifted(call.parentId(), by),
        call.function(),
        call.arguments(),
        call.outcome(),
        shifted(call.timing(), by),
        new Origin(call.origin().service(), call.origin().thread(), trace(call.origin(), round)),
        call.dependencies().stream()
            .map(
                each ->
                    new DependencyCall(
                        each.kind(),
                        each.name(),
                        each.path(),
                        each.depth(),
                        each.arguments(),
                        each.outcome(),
                        shifted(each.timing(), by)))
            .toList());
  }

  private static CallId shifted(CallId id, Duration by) {
    return new CallId(id.value() + (by.toMillis() << CallId.BITS_BELOW_MILLISECOND));
  }

  private static Timing shifted(Timing timing, Duration by) {
    return new Timing(timing.start().plus(by), timing.duration());
  }

  private static TraceIds trace(Origin origin, long round) {
    TraceIds trace = origin.trace();
    return trace == null
        ? null
        : new TraceIds("%08x".formatted(round + 1) + trace.traceId().substring(8), trace.spanId());
  }
}

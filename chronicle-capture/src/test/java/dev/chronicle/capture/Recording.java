package dev.chronicle.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.call.CallBatch;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.DroppedCalls;
import java.util.ArrayList;
import java.util.List;

/** An installed Chronicle whose calls stay in memory, to be looked at by a test. */
final class Recording implements AutoCloseable {
  private final List<CapturedCall> calls = new ArrayList<>();
  private final List<DroppedCalls> dropped = new ArrayList<>();
  private final Chronicle chronicle;

  private Recording() {
    chronicle = Chronicle.builder().service("shop", "1.2").sink(this::store).install();
  }

  static Recording start() {
    return new Recording();
  }

  Chronicle chronicle() {
    return chronicle;
  }

  /** Returns every call that ended so far, in the order in which they ended. */
  List<CapturedCall> calls() {
    assertThat(chronicle.flush()).isTrue();
    synchronized (this) {
      return List.copyOf(calls);
    }
  }

  /** Returns the one call that ended so far. */
  CapturedCall onlyCall() {
    List<CapturedCall> all = calls();
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  /** Returns the one call of the function with this public name. */
  CapturedCall callOf(String functionName) {
    List<CapturedCall> all =
        calls().stream().filter(call -> call.function().name().equals(functionName)).toList();
    assertThat(all).as(functionName).hasSize(1);
    return all.get(0);
  }

  private synchronized void store(CallBatch batch) {
    calls.addAll(batch.calls());
    dropped.addAll(batch.dropped());
  }

  @Override
  public void close() {
    chronicle.close();
  }
}

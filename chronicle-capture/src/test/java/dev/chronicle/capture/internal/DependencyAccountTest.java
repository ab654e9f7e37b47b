package dev.chronicle.capture.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.DependencyCall;
import dev.chronicle.capture.Capture;
import dev.chronicle.capture.Chronicle;
import dev.chronicle.capture.Dependency;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Each dependency call is recorded once or counted once, and never disturbs the captured call. */
class DependencyAccountTest {
  private final List<CapturedCall> calls = new ArrayList<>();

  @Test
  void callWhoseResultCannotBeWrittenDown_isCountedOnce() {
    List<DependencyCall> dependencies = dependenciesOf(this::askingInVain);

    assertThat(dependencies).extracting(DependencyCall::name).containsExactly("1 further calls");
  }

  @Capture
  private int askingInVain() {
    OpenDependency open = Dependencies.enter("sql", "select 1", List.of(), int.class);
    open.leaveLine();
    open.recorder()
        .end(
            open,
            open.recorder().ticks(),
            () -> {
              throw new StackOverflowError("on purpose");
            });
    return 7;
  }

  @Test
  void stageThatFailsWhoeverAsksItTwice_costsNeitherItsCallNorOthers() {
    List<DependencyCall> dependencies = dependenciesOf(this::askingTwo);

    assertThat(dependencies)
        .extracting(DependencyCall::name)
        .containsExactly("DependencyAccountTest.moody", "DependencyAccountTest.later");
  }

  @Capture
  private int askingTwo() {
    moody().complete(1);
    return later().join() + 6;
  }

  @Dependency
  private Moody moody() {
    return new Moody();
  }

  @Dependency
  private CompletableFuture<Integer> later() {
    return CompletableFuture.completedFuture(1);
  }

  /** A stage of the application's own that can be listened to but once. */
  private static final class Moody extends CompletableFuture<Integer> {
    private int listeners;

    @Override
    public CompletableFuture<Integer> whenComplete(
        BiConsumer<? super Integer, ? super Throwable> action) {
      listeners++;
      if (listeners > 1) {
        throw new IllegalStateException("listened to twice");
      }
      return super.whenComplete(action);
    }
  }

  private List<DependencyCall> dependenciesOf(Supplier<Integer> captured) {
    try (Chronicle chronicle =
        Chronicle.builder().sink(batch -> calls.addAll(batch.calls())).install()) {
      assertThat(captured.get()).isEqualTo(7);
      assertThat(chronicle.flush()).isTrue();
    }
    assertThat(calls).hasSize(1);
    return calls.get(0).dependencies();
  }
}

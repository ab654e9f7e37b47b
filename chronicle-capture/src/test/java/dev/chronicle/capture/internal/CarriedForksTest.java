package dev.chronicle.capture.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import org.junit.jupiter.api.Test;

class CarriedForksTest {
  private static final ContextKey<Integer> NUMBER = ContextKey.named("number");

  private static final int ATTEMPTS = 200;

  private final CarriedForks carried = new CarriedForks();

  @Test
  void tasksThatNeverRun_areForgottenOnceNobodyElseHasThem() {
    Object kept = new Object();
    carried.put(kept, fork(1), null);
    carried.putLasting(kept, fork(2), null);
    for (int i = 0; i < 1_000; i++) {
      carried.put(new Object(), fork(i), null);
      carried.putLasting(new Object(), fork(i), null);
    }

    for (int i = 0; i < ATTEMPTS && carried.size() > 1; i++) {
      System.gc();
    }

    assertThat(carried.size()).isEqualTo(1);
    assertThat(carried.take(kept)).isNotNull();
  }

  @Test
  void taskThatIsHandedOverForEver_keepsTheLatestHundred() {
    Object task = new Object();
    Fork latest = null;
    for (int i = 0; i < 1_000; i++) {
      latest = fork(i);
      carried.put(task, latest, null);
    }

    assertThat(carried.take(task)).isSameAs(latest);
    int left = 0;
    while (carried.take(task) != null) {
      left++;
    }
    assertThat(left).isEqualTo(99);
    assertThat(carried.size()).isZero();
  }

  @Test
  void lastingFork_servesEachRunThatHasNoneOfItsOwn() {
    Object task = new Object();
    Fork lasting = fork(1);
    Fork once = fork(2);
    carried.putLasting(task, lasting, null);
    carried.put(task, once, null);

    assertThat(carried.take(task)).isSameAs(once);
    assertThat(carried.take(task)).isSameAs(lasting);
    assertThat(carried.take(task)).isSameAs(lasting);
  }

  private static Fork fork(int number) {
    try (Scope scope = Context.root().with(NUMBER, number).makeCurrent()) {
      assertThat(scope).isNotNull();
      return Fork.here();
    }
  }
}

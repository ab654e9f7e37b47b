package dev.chronicle.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chronicle.call.CapturedCall;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing that happens in Chronicle, or to values that it reads, reaches the application. */
class FaultTest {
  private final Shop shop = new Shop();

  @Test
  void cyclicGraph_isRecordedAndPassesThrough() {
    try (Recording recording = Recording.start()) {
      List<Object> cycle = new ArrayList<>();
      cycle.add(cycle);

      assertThat(shop.same(cycle)).isSameAs(cycle);
      assertThat(recording.onlyCall().fidelity()).isNotNull();
    }
  }

  @Test
  void listThatThrowsWhenRead_isRecordedAndPassesThrough() {
    try (Recording recording = Recording.start()) {
      List<Object> hostile =
          new AbstractList<>() {
            @Override
            public Object get(int index) {
              throw new IllegalStateException("do not touch");
            }

            @Override
            public int size() {
              throw new StackOverflowError("nor this");
            }
          };

      assertThat(shop.same(hostile) == hostile).isTrue();
      assertThat(recording.calls()).hasSize(1);
    }
  }

  @Test
  void hugeArgument_costsNoMoreThanItsBudget() {
    try (Recording recording = Recording.start()) {
      String huge = "x".repeat(50_000_000);

      assertThat(shop.same(huge)).isSameAs(huge);
      CapturedCall call = recording.onlyCall();
      assertThat(call.arguments().get(0).value().json().length()).isLessThan(100_000);
    }
  }

  @Test
  void endlessRecursion_endsInTheSameErrorAsUnwoven() {
    try (Recording recording = Recording.start()) {
      assertThatThrownBy(() -> shop.countDown(Integer.MAX_VALUE))
          .isInstanceOf(StackOverflowError.class);
      shop.nothing();

      assertThat(recording.callOf("Shop.nothing").parentId()).isNull();
      assertThat(recording.chronicle().metrics().pending()).isZero();
    }
  }

  @Test
  void captureOfAValueThatCallsCapturedMethods_doesNotRecordThose() {
    try (Recording recording = Recording.start()) {
      List<Object> calling =
          new AbstractList<>() {
            @Override
            public Object get(int index) {
              return shop.same(index);
            }

            @Override
            public int size() {
              shop.nothing();
              return 2;
            }
          };

      shop.total(1, 1);
      assertThat(shop.same(calling) == calling).isTrue();

      assertThat(recording.calls())
          .extracting(call -> call.function().name())
          .containsExactly("Shop.total", "Shop.same");
    }
  }

  @Test
  void sinkThatCallsCapturedMethods_doesNotRecordThose() {
    List<CapturedCall> calls = new ArrayList<>();
    try (Chronicle chronicle =
        Chronicle.builder()
            .sink(
                batch -> {
                  shop.nothing();
                  calls.addAll(batch.calls());
                })
            .install()) {
      shop.total(1, 1);
      assertThat(chronicle.flush()).isTrue();
      assertThat(chronicle.flush()).isTrue();

      assertThat(calls).hasSize(1);
    }
  }
}

package dev.chronicle.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.DependencyCall;
import dev.chronicle.call.Outcome;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;

class DependencyTest {
  private final Stock.InMemory shelves = new Stock.InMemory();
  private final Stock stock = new Stock(shelves);

  @Test
  void call_isRecordedUnderTheMethodThatMakesIt() {
    try (Recording recording = Recording.start()) {
      assertThat(stock.has("tea")).isFalse();

      DependencyCall count = onlyDependency(recording.onlyCall());
      assertThat(count.kind()).isEqualTo("method");
      assertThat(count.name()).isEqualTo("Stock.Shelves.count");
      assertThat(count.path()).isEqualTo(DependencyCall.CALLING_THREAD);
      assertThat(count.depth()).isZero();
      assertThat(count.arguments())
          .containsExactly(new CapturedArgument("article", CapturedValue.exact("\"tea\"")));
      assertThat(count.outcome()).isEqualTo(new Outcome.Returned(CapturedValue.exact("0")));
      assertThat(count.timing().duration()).isPositive();
    }
  }

  @Test
  void call_throughADynamicProxy_isRecorded() {
    Stock.Shelves proxy =
        (Stock.Shelves)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Stock.Shelves.class},
                (self, method, arguments) -> 7);
    try (Recording recording = Recording.start()) {
      assertThat(new Stock(proxy).has("tea")).isTrue();

      assertThat(onlyDependency(recording.onlyCall()).outcome())
          .isEqualTo(new Outcome.Returned(CapturedValue.exact("7")));
    }
  }

  @Test
  void call_byMethodReference_isRecordedWhereItArrives() {
    try (Recording recording = Recording.start()) {
      stock.countAll(List.of("tea", "milk"));

      assertThat(recording.onlyCall().dependencies())
          .extracting(DependencyCall::name, DependencyCall::depth)
          .containsExactly(tuple("Stock.Shelves.count", 0), tuple("Stock.Shelves.count", 0));
    }
  }

  @Test
  void callWithinADependencyCall_isRecordedBelowIt() throws Stock.OutOfSpace {
    shelves.put("tea", 1);
    try (Recording recording = Recording.start()) {
      assertThat(stock.firstPlace("tea")).isEqualTo("A1");

      assertThat(recording.onlyCall().dependencies())
          .extracting(DependencyCall::name, DependencyCall::depth)
          .containsExactly(
              tuple("Stock.Shelves.places(String, int)", 0),
              tuple("Stock.Shelves.places(String)", 1));
    }
  }

  @Test
  void failure_isRecordedAndThrownOnAsItIs() {
    try (Recording recording = Recording.start()) {
      assertThatThrownBy(() -> stock.receive("tea", 101))
          .isInstanceOf(Stock.OutOfSpace.class)
          .hasMessage("no space for 101");

      Outcome outcome = onlyDependency(recording.onlyCall()).outcome();
      assertThat(((Outcome.Threw) outcome).error().type())
          .isEqualTo(Stock.OutOfSpace.class.getName());
    }
  }

  @Test
  void eachCapturedCall_hasItsOwnDependencyCalls() throws Stock.OutOfSpace {
    try (Recording recording = Recording.start()) {
      stock.receive("tea", 3);

      assertThat(onlyDependency(recording.callOf("Stock.receive")).outcome())
          .isEqualTo(new Outcome.Returned(CapturedValue.NULL));
      assertThat(onlyDependency(recording.callOf("Stock.has")).outcome())
          .isEqualTo(new Outcome.Returned(CapturedValue.exact("3")));
    }
  }

  @Test
  void annotatedMethod_isRecordedByItsOwnName_andItsNeighboursAreNot() {
    try (Recording recording = Recording.start()) {
      stock.weight("tea");

      assertThat(onlyDependency(recording.onlyCall()).name()).isEqualTo("weigh");
    }
  }

  @Test
  void whatEveryObjectHas_isNoDependency() {
    try (Recording recording = Recording.start()) {
      stock.describe();

      assertThat(recording.onlyCall().dependencies()).isEmpty();
    }
  }

  @Test
  void callOutsideACapturedCall_onlyPassesThrough() {
    try (Recording recording = Recording.start()) {
      assertThat(shelves.count("tea")).isZero();

      assertThat(recording.calls()).isEmpty();
    }
  }

  @Test
  void wrappedObject_isRecordedOnce_whereverItIsCalledFrom() throws ReflectiveOperationException {
    Stock.Shelves wrapped = Chronicle.dependency(Stock.Shelves.class, shelves);
    assertThat(wrapped).isNotEqualTo(shelves).hasToString(shelves.toString());
    try (Recording recording = Recording.start()) {
      new Stock(wrapped).has("tea");
      byReflection(wrapped);

      assertThat(onlyDependency(recording.callOf("Stock.has")).depth()).isZero();
      assertThat(onlyDependency(recording.callOf("DependencyTest.byReflection")).name())
          .isEqualTo("Stock.Shelves.count");
    }
  }

  @Test
  void wrappedObject_thatIsNoInterface_isRefused() {
    assertThatThrownBy(() -> Chronicle.dependency(Stock.InMemory.class, shelves))
        .hasMessage("type must be an interface, was: " + Stock.InMemory.class.getName());
  }

  @Capture
  private void byReflection(Stock.Shelves called) throws ReflectiveOperationException {
    Stock.Shelves.class.getDeclaredMethod("count", String.class).invoke(called, "tea");
  }

  private static DependencyCall onlyDependency(CapturedCall call) {
    assertThat(call.dependencies()).hasSize(1);
    return call.dependencies().get(0);
  }
}

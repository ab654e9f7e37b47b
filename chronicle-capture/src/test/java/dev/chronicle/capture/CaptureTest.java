package dev.chronicle.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.FunctionId;
import dev.chronicle.call.Outcome;
import dev.chronicle.call.ServiceId;
import dev.chronicle.call.TraceIds;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaptureTest {
  private final Shop shop = new Shop();
  private final IOException soldOut = new IOException("sold out");

  @Test
  void call_isRecordedWithArgumentsByNameAndResult() {
    try (Recording recording = Recording.start()) {
      shop.total(5, 3L);

      CapturedCall call = recording.onlyCall();
      assertThat(call.arguments())
          .containsExactly(
              new CapturedArgument("price", CapturedValue.exact("5")),
              new CapturedArgument("count", CapturedValue.exact("3")));
      assertThat(call.outcome()).isEqualTo(new Outcome.Returned(CapturedValue.exact("15")));
    }
  }

  @Test
  void call_isRecordedWithFunctionServiceThreadAndTime() {
    Instant before = Instant.now();
    try (Recording recording = Recording.start()) {
      shop.total(5, 3L);

      CapturedCall call = recording.onlyCall();
      assertThat(call.function())
          .isEqualTo(new FunctionId(Shop.class.getName(), "total", "(IJ)I", "Shop.total"));
      assertThat(call.origin().service()).isEqualTo(new ServiceId("shop", "1.2"));
      assertThat(call.origin().thread()).isEqualTo(Thread.currentThread().getName());
      assertThat(call.timing().start())
          .isBetween(before.minusMillis(100), Instant.now().plusMillis(100));
      assertThat(call.timing().duration()).isPositive();
    }
  }

  @Test
  void overloads_areToldApartByDescriptor() {
    try (Recording recording = Recording.start()) {
      shop.total(1, 2L);
      shop.total(List.of(1, 2));

      assertThat(recording.calls())
          .extracting(call -> call.function().descriptor())
          .containsExactly("(IJ)I", "(Ljava/util/List;)I");
    }
  }

  @Test
  void privateStaticAndFinalMethods_areRecordedBelowTheMethodThatCallsThem() {
    try (Recording recording = Recording.start()) {
      shop.outer(2);

      CapturedCall outer = recording.callOf("checkout");
      assertThat(outer.parentId()).isNull();
      for (String inner : List.of("Shop.innerPrivate", "Shop.innerStatic", "Shop.innerFinal")) {
        assertThat(recording.callOf(inner).parentId()).as(inner).isEqualTo(outer.id());
      }
    }
  }

  @Test
  void recursion_isAChainOfParentsWithGrowingIds() {
    try (Recording recording = Recording.start()) {
      shop.countDown(3);

      List<CapturedCall> innermostFirst = recording.calls();
      assertThat(innermostFirst).hasSize(4);
      for (int i = 0; i < 3; i++) {
        assertThat(innermostFirst.get(i).parentId()).isEqualTo(innermostFirst.get(i + 1).id());
        assertThat(innermostFirst.get(i).id()).isGreaterThan(innermostFirst.get(i + 1).id());
      }
    }
  }

  @Test
  void callAfterAFailedOne_hasNoParent() {
    try (Recording recording = Recording.start()) {
      assertThatThrownBy(() -> shop.failing(soldOut)).isSameAs(soldOut);
      shop.nothing();

      assertThat(recording.callOf("Shop.nothing").parentId()).isNull();
    }
  }

  @Test
  void resultAndException_areTheSameObjectsAsUnwoven() throws IOException {
    try (Recording recording = Recording.start()) {
      Object given = new Object();

      assertThat(shop.same(given)).isSameAs(given);
      assertThatThrownBy(() -> shop.failing(soldOut)).isSameAs(soldOut);
      assertThat(recording.calls()).hasSize(2);
    }
  }

  @Test
  void exception_isRecordedWithTypeMessageAndStackTrace() {
    try (Recording recording = Recording.start()) {
      assertThatThrownBy(() -> shop.failing(soldOut)).isSameAs(soldOut);

      Outcome outcome = recording.onlyCall().outcome();
      assertThat(outcome.isError()).isTrue();
      Outcome.Threw threw = (Outcome.Threw) outcome;
      assertThat(threw.error().type()).isEqualTo("java.io.IOException");
      assertThat(threw.error().message()).isEqualTo("sold out");
      assertThat(threw.error().stackTrace()).contains(CaptureTest.class.getName());
    }
  }

  @Test
  void voidMethod_returnsNull() {
    try (Recording recording = Recording.start()) {
      shop.nothing();

      assertThat(recording.onlyCall().outcome())
          .isEqualTo(new Outcome.Returned(CapturedValue.NULL));
    }
  }

  @Test
  void everyNumberOfArguments_passesThroughAndIsRecorded() {
    try (Recording recording = Recording.start()) {
      assertThat(shop.three("a", "b", "c")).isEqualTo("abc");
      assertThat(shop.four("a", "b", "c", "d")).isEqualTo("abcd");
      assertThat(shop.five("a", "b", "c", "d", "e")).isEqualTo("abcde");
      assertThat(shop.six(1, 2, 3, 4, 5, "f")).isEqualTo("f12345");
      assertThat(shop.seven(1, 2, 3, 4, 5, 6, "g")).isEqualTo("g123456");
      assertThat(Shop.sum(1, 2, 3)).isEqualTo(6);

      assertThat(recording.calls())
          .extracting(call -> call.arguments().size())
          .containsExactly(3, 4, 5, 6, 7, 1);
      assertThat(recording.callOf("Shop.seven").arguments())
          .extracting(CapturedArgument::name)
          .containsExactly("a", "b", "c", "d", "e", "f", "g");
    }
  }

  @Test
  void markedClass_hasItsPublicMethodsRecordedUnderItsName() {
    try (Recording recording = Recording.start()) {
      Shop.Cart cart = new Shop.Cart();
      Comparable<Shop.Cart> throughTheBridge = cart;
      cart.size();
      throughTheBridge.compareTo(cart);
      assertThat(cart).isEqualTo(new Shop.Cart()).hasSameHashCodeAs(cart).hasToString("cart");

      assertThat(recording.calls())
          .extracting(call -> call.function().name())
          .containsExactly("cart.size", "cart.compareTo");
    }
  }

  @Test
  void defaultMethodOfAnInterface_isRecorded() {
    try (Recording recording = Recording.start()) {
      new Shop.Greeter() {}.greet("you");

      assertThat(recording.onlyCall().function().name()).isEqualTo("Shop.Greeter.greet");
    }
  }

  @Test
  void callWithinASpan_carriesItsIds() {
    try (Recording recording = Recording.start();
        SdkTracerProvider tracing = SdkTracerProvider.builder().build()) {
      Span span = tracing.get("test").spanBuilder("request").startSpan();
      try (Scope scope = span.makeCurrent()) {
        assertThat(scope).isNotNull();
        shop.nothing();
      }

      assertThat(recording.onlyCall().origin().trace())
          .isEqualTo(
              new TraceIds(span.getSpanContext().getTraceId(), span.getSpanContext().getSpanId()));
    }
  }

  @Test
  void callOutsideASpan_hasNoTraceIds() {
    try (Recording recording = Recording.start()) {
      shop.nothing();

      assertThat(recording.onlyCall().origin().trace()).isNull();
    }
  }

  @Test
  void withoutChronicle_methodsWorkAndNothingIsRecorded() {
    assertThat(shop.total(2, 2L)).isEqualTo(4);
    try (Recording recording = Recording.start()) {
      assertThat(recording.calls()).isEmpty();
    }
  }

  @Test
  void installingTwice_isRefused() {
    try (Recording recording = Recording.start()) {
      assertThat(recording.chronicle()).isNotNull();
      assertThatThrownBy(Recording::start)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("a Chronicle is installed already: close it before installing another");
    }
  }

  @Test
  void afterClosing_nothingIsRecordedAndAnotherCanBeInstalled() {
    Recording first = Recording.start();
    first.close();
    first.close();
    shop.nothing();
    try (Recording second = Recording.start()) {
      shop.nothing();
      assertThat(second.calls()).hasSize(1);
    }
    assertThat(first.chronicle().metrics().offered()).isZero();
  }
}

package dev.chronicle.capture.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.DependencyCall;
import dev.chronicle.call.FunctionId;
import dev.chronicle.call.Outcome;
import dev.chronicle.capture.Capture;
import dev.chronicle.capture.Chronicle;
import dev.chronicle.capture.Dependency;
import dev.chronicle.capture.value.ValueCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ReplayScopeTest {
  private final ReplayScopes scopes = Chronicle.replayScopes(ValueCodec.builder().build());
  private final List<CapturedCall> ended = new ArrayList<>();
  private final List<DependencyRequest> requests = new ArrayList<>();
  private final Till till = new Till(new BrokenPrices());

  /** Where prices come from. */
  @Dependency
  interface Prices {
    List<Integer> of(String article) throws InterruptedException;
  }

  /** Must not be asked. */
  private static final class BrokenPrices implements Prices {
    @Override
    public List<Integer> of(String article) {
      throw new AssertionError("a live dependency was called");
    }
  }

  private record Till(Prices prices) {
    @Capture
    int total(String article) throws InterruptedException {
      return rounded(prices.of(article).stream().mapToInt(Integer::intValue).sum());
    }

    @Capture
    int rounded(int price) throws InterruptedException {
      return price + prices.of("rounding").get(0);
    }
  }

  @Test
  void dependencyCalls_areAnsweredAndNeverMade() throws InterruptedException {
    try (ReplayScope scope = scopes.open(answering(request -> List.of(3, 4)))) {
      assertThat(till.total("tea")).isEqualTo(10);
      assertThat(scope.liveCalls()).isZero();
    }

    DependencyRequest first = requests.get(0);
    assertThat(first.kind()).isEqualTo("method");
    assertThat(first.name()).isEqualTo("ReplayScopeTest.Prices.of");
    assertThat(first.path()).isEqualTo(DependencyCall.CALLING_THREAD);
    assertThat(first.arguments())
        .containsExactly(new CapturedArgument("article", CapturedValue.exact("\"tea\"")));
    assertThat(first.resultType()).hasToString("java.util.List<java.lang.Integer>");
    assertThat(first.exceptionTypes()).containsExactly(InterruptedException.class);
  }

  @Test
  void endedCalls_areGivenBackAsTheyWouldBeRecorded() throws InterruptedException {
    try (ReplayScope scope = scopes.open(answering(request -> List.of(3, 4)))) {
      assertThat(scope).isNotNull();
      till.total("tea");
    }

    assertThat(ended)
        .extracting(call -> call.function().name())
        .containsExactly("ReplayScopeTest.Till.rounded", "ReplayScopeTest.Till.total");
    CapturedCall total = ended.get(1);
    assertThat(ended.get(0).parentId()).isEqualTo(total.id());
    assertThat(total.arguments()).extracting(CapturedArgument::name).containsExactly("article");
    assertThat(total.outcome()).isEqualTo(new Outcome.Returned(CapturedValue.exact("10")));
    assertThat(total.dependencies()).hasSize(1);
    assertThat(total.dependencies().get(0).outcome())
        .isEqualTo(new Outcome.Returned(CapturedValue.exact("[3,4]")));
  }

  @Test
  void answer_mayBeAnException() {
    InterruptedException interrupted = new InterruptedException("shop closes");
    ReplayAnswers answers = answers(request -> new Answer.Threw(interrupted));
    try (ReplayScope scope = scopes.open(answers)) {
      assertThat(scope).isNotNull();
      assertThatThrownBy(() -> till.total("tea")).isSameAs(interrupted);
    }
  }

  @Test
  void callWithoutAnAnswer_failsClosed() {
    IllegalStateException why = new IllegalStateException("never recorded");
    try (ReplayScope scope = scopes.open(answers(request -> new Answer.Unanswered(why)))) {
      assertThatThrownBy(() -> till.total("tea")).isSameAs(why);
      assertThat(scope.liveCalls()).isZero();
    }
  }

  @Test
  void answersThatFail_failClosed() {
    ReplayAnswers failing =
        answers(
            request -> {
              throw new IllegalArgumentException("broken recording");
            });
    try (ReplayScope scope = scopes.open(failing)) {
      assertThatThrownBy(() -> till.total("tea")).hasMessage("broken recording");
      assertThat(scope.liveCalls()).isZero();
    }
    ReplayAnswers silent = answers(request -> null);
    try (ReplayScope scope = scopes.open(silent)) {
      assertThatThrownBy(() -> till.total("tea"))
          .hasMessage("no answer for method ReplayScopeTest.Prices.of");
      assertThat(scope.liveCalls()).isZero();
    }
  }

  @Test
  void inAScope_anInstalledChronicleRecordsNothing_andAfterItAgain() throws InterruptedException {
    List<CapturedCall> stored = new ArrayList<>();
    try (Chronicle chronicle =
        Chronicle.builder().sink(batch -> stored.addAll(batch.calls())).install()) {
      try (ReplayScope scope = scopes.open(answering(request -> List.of(1)))) {
        assertThat(scope).isNotNull();
        till.total("tea");
      }
      assertThat(chronicle.metrics().offered()).isZero();

      new Till(article -> List.of(1)).total("tea");

      assertThat(chronicle.flush()).isTrue();
      assertThat(stored).hasSize(2);
    }
  }

  @Test
  void afterTheScope_dependenciesAreLiveAgain() {
    scopes.open(answering(request -> List.of(1))).close();
    assertThatThrownBy(() -> till.total("tea")).isInstanceOf(AssertionError.class);
    assertThat(ended).isEmpty();
  }

  @Test
  void scopeWithinAScope_isOnItsOwn() throws InterruptedException {
    try (ReplayScope outer = scopes.open(answering(request -> List.of(1)))) {
      try (ReplayScope inner = scopes.open(answering(request -> List.of(2)))) {
        assertThat(inner).isNotNull();
        assertThat(till.total("tea")).isEqualTo(4);
        assertThatThrownBy(outer::close).isInstanceOf(IllegalStateException.class);
      }
      assertThat(till.total("tea")).isEqualTo(2);
    }
  }

  private ReplayAnswers answering(Function<DependencyRequest, Object> value) {
    return answers(request -> new Answer.Returned(value.apply(request)));
  }

  private ReplayAnswers answers(Function<DependencyRequest, Answer> answer) {
    return new ReplayAnswers() {
      @Override
      public Answer answer(DependencyRequest request) {
        requests.add(request);
        return answer.apply(request);
      }

      @Override
      public ReplayAnswers nested(FunctionId function, List<CapturedArgument> arguments) {
        return this;
      }

      @Override
      public void ended(CapturedCall replayed) {
        ended.add(replayed);
      }
    };
  }
}

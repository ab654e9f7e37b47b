package dev.chronicle.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.call.CallId;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedThrowable;
import dev.chronicle.call.FunctionId;
import dev.chronicle.call.Origin;
import dev.chronicle.call.Outcome;
import dev.chronicle.call.ServiceId;
import dev.chronicle.call.Timing;
import dev.chronicle.capture.value.ValueCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnmadeCauseTest {
  private final RecordedThrowables throwables = new RecordedThrowables(List.of());

  @Test
  void causesOfClassesThatMayNotBeMade_areShownAsTheyWereRecorded() {
    CapturedThrowable recorded =
        error(
            "java.lang.IllegalStateException",
            "busy",
            error(
                "org.elsewhere.PoolException",
                "none\nleft: a, b",
                error("org.elsewhere.Quiet", null, error("java.io.IOException", "closed", null))));

    Throwable made = throwables.make(recorded, List.of());

    assertThat(made).isInstanceOf(IllegalStateException.class);
    ValueCodec codec = ValueCodec.builder().stackFrames(0).build();
    CapturedThrowable replayed = codec.write(made, codec.newBudget());
    CapturedCall revealed = UnmadeCause.revealedIn(callThatThrew(replayed));
    assertThat(((Outcome.Threw) revealed.outcome()).error()).isEqualTo(recorded);
  }

  @Test
  void exceptionOfAClassThatMayNotBeMade_isNotMade() {
    assertThat(throwables.make(error("org.elsewhere.PoolException", "x", null), List.of()))
        .isNull();
  }

  private static CapturedThrowable error(String type, String message, CapturedThrowable cause) {
    return new CapturedThrowable(type, message, "", cause);
  }

  private static CapturedCall callThatThrew(CapturedThrowable error) {
    return new CapturedCall(
        new CallId(1),
        null,
        new FunctionId("Shop", "place", "()V", "place"),
        List.of(),
        new Outcome.Threw(error),
        new Timing(Instant.EPOCH, Duration.ZERO),
        new Origin(new ServiceId("shop", "1"), "main", null),
        List.of());
  }
}

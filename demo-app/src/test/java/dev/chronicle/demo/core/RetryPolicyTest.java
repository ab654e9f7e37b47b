package dev.chronicle.demo.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** Draws the largest number that may be drawn, so that waits are at their ceiling. */
  private static final class Largest extends Random {
    private static final long serialVersionUID = 1L;

    @Override
    public long nextLong(long bound) {
      return bound - 1;
    }
  }

  @Test
  void ceiling_doublesWithEachRetryUpToTheLongest() {
    RetryPolicy policy = policy(new Largest());

    List<Duration> waits =
        IntStream.rangeClosed(1, 6)
            .mapToObj(attempts -> wait(policy.afterFailure(claimed(attempts, 10), true, NOW)))
            .toList();

    assertThat(waits)
        .containsExactly(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10));
  }

  @Test
  void waits_areSpreadOverTheWholeRange() {
    RetryPolicy policy = policy(new Random(1));

    List<Duration> waits =
        IntStream.range(0, 1_000)
            .mapToObj(i -> wait(policy.afterFailure(claimed(1, 10), true, NOW)))
            .toList();

    assertThat(waits).allMatch(wait -> !wait.isNegative() && wait.compareTo(SECOND) <= 0);
    assertThat(waits).anyMatch(wait -> wait.compareTo(Duration.ofMillis(100)) < 0);
    assertThat(waits).anyMatch(wait -> wait.compareTo(Duration.ofMillis(900)) > 0);
    assertThat(waits).doesNotHaveDuplicates().hasSize(1_000);
  }

  @Test
  void task_isGivenUp_onceItsRetriesAreUsedUp() {
    RetryPolicy policy = policy(new Random(1));

    assertThat(policy.afterFailure(claimed(2, 2), true, NOW)).isInstanceOf(Verdict.TryAgain.class);
    assertThat(policy.afterFailure(claimed(3, 2), true, NOW)).isEqualTo(new Verdict.GiveUp());
    assertThat(policy.afterFailure(claimed(1, 0), true, NOW)).isEqualTo(new Verdict.GiveUp());
  }

  @Test
  void task_isGivenUp_whenTryingAgainCannotHelp() {
    assertThat(policy(new Random(1)).afterFailure(claimed(1, 10), false, NOW))
        .isEqualTo(new Verdict.GiveUp());
  }

  @Test
  void durations_areChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RetryPolicy(Duration.ZERO, SECOND, new Random(1)))
        .withMessage("base must be positive, was: PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RetryPolicy(SECOND, Duration.ofMillis(1), new Random(1)))
        .withMessage("max must not be below PT1S, was: PT0.001S");
  }

  private static RetryPolicy policy(RandomGenerator random) {
    return new RetryPolicy(SECOND, Duration.ofSeconds(10), random);
  }

  private static Duration wait(Verdict verdict) {
    return Duration.between(NOW, ((Verdict.TryAgain) verdict).availableAt());
  }

  private static Task claimed(int attempts, int maxRetries) {
    return new Task(
        "id",
        "title",
        null,
        TaskStatus.CLAIMED,
        Priority.LOW,
        "{}",
        null,
        null,
        NOW,
        NOW,
        NOW,
        null,
        "worker",
        attempts,
        maxRetries,
        NOW,
        NOW.plus(SECOND),
        2);
  }
}

package dev.chronicle.demo.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskIdsTest {
  private final ManualClock clock = new ManualClock();
  private final TaskIds ids = new TaskIds(clock, new Random(1));

  @Test
  void ids_sortInTheOrderInWhichTheyWereMade() {
    List<String> made =
        IntStream.range(0, 10_000)
            .mapToObj(
                i -> {
                  clock.advance(Duration.ofNanos(100_000));
                  return ids.next();
                })
            .toList();

    assertThat(made).isSorted().doesNotHaveDuplicates().allMatch(TaskIds::isId);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "0nj4a2v7qhx3k", "0NJ4A2V7QHX3O", "ZZZZZZZZZZZZZ", "' OR 1=1--"})
  void otherTexts_areNoIds(String text) {
    assertThat(TaskIds.isId(text)).isFalse();
  }
}

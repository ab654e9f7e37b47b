package dev.chronicle.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.DependencyCall;
import dev.chronicle.call.Outcome;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class AmbientTest {

  /** Reads everything that is read without being asked for. */
  private static final class Reader {
    @Capture
    @SuppressWarnings("JavaUtilDate") // what old code does
    List<Object> times(Clock clock) {
      List<Object> read = new ArrayList<>();
      read.add(Instant.now());
      read.add(Instant.now(clock));
      read.add(LocalDate.now(ZoneOffset.UTC));
      read.add(LocalDateTime.now(ZoneOffset.UTC));
      read.add(ZonedDateTime.now(ZoneOffset.UTC));
      read.add(OffsetDateTime.now(ZoneOffset.UTC));
      read.add(clock.instant());
      read.add(clock.millis());
      read.add(System.currentTimeMillis());
      read.add(System.nanoTime());
      read.add(new Date());
      return read;
    }

    @Capture
    List<Object> numbers(RandomGenerator generator) {
      List<Object> read = new ArrayList<>();
      read.add(generator.nextInt());
      read.add(new Random(1).nextInt(5, 10));
      read.add(ThreadLocalRandom.current().nextInt(7));
      read.add(new SplittableRandom(2).nextDouble());
      read.add(new SecureRandom().nextLong());
      read.add(Math.random());
      byte[] bytes = new byte[3];
      generator.nextBytes(bytes);
      read.add(bytes);
      read.add(UUID.randomUUID());
      return read;
    }
  }

  @Test
  void times_areRecordedWithTheirValues() {
    Clock clock = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    try (Recording recording = Recording.start()) {
      new Reader().times(clock);

      List<DependencyCall> reads = recording.onlyCall().dependencies();
      assertThat(reads).extracting(DependencyCall::kind).containsOnly("clock");
      assertThat(reads)
          .extracting(DependencyCall::name)
          .containsExactly(
              "Instant.now",
              "Instant.now",
              "LocalDate.now",
              "LocalDateTime.now",
              "ZonedDateTime.now",
              "OffsetDateTime.now",
              "Clock.instant",
              "Clock.millis",
              "System.currentTimeMillis",
              "System.nanoTime",
              "Date.new");
      assertThat(reads.get(6).outcome())
          .isEqualTo(new Outcome.Returned(CapturedValue.exact("\"2026-01-02T03:04:05Z\"")));
      assertThat(reads).extracting(DependencyCall::arguments).containsOnly(List.of());
    }
  }

  @Test
  void randomNumbers_areRecordedByTheSameNamesWhateverTheGenerator() {
    try (Recording recording = Recording.start()) {
      List<Object> read = new Reader().numbers(new SplittableRandom(3));

      List<DependencyCall> reads = recording.onlyCall().dependencies();
      assertThat(reads)
          .extracting(DependencyCall::name)
          .containsExactly(
              "Random.nextInt()",
              "Random.nextInt(int, int)",
              "Random.nextInt(int)",
              "Random.nextDouble()",
              "Random.nextLong()",
              "Math.random",
              "Random.nextBytes",
              "UUID.randomUUID");
      assertThat(reads.get(2).outcome())
          .isEqualTo(new Outcome.Returned(CapturedValue.exact(read.get(2).toString())));
      assertThat(reads.get(1).arguments()).hasSize(2);
      assertThat(reads.get(7).kind()).isEqualTo("uuid");
    }
  }

  @Test
  void kindsThatAreLeftOut_areNotRecorded() {
    List<CapturedCall> calls = new ArrayList<>();
    try (Chronicle chronicle =
        Chronicle.builder()
            .leaveOutDependencies("random")
            .sink(batch -> calls.addAll(batch.calls()))
            .install()) {
      new Reader().numbers(new SplittableRandom(3));
      assertThat(chronicle.flush()).isTrue();
    }

    assertThat(calls).hasSize(1);
    assertThat(calls.get(0).dependencies()).extracting(DependencyCall::kind).containsOnly("uuid");
    assertThatThrownBy(() -> Chronicle.builder().leaveOutDependencies("clocks"))
        .hasMessage("kind must be one of clock, http, method, random, sql, uuid, was: clocks");
  }

  @Test
  void readOutsideACapturedCall_isNotRecorded() {
    try (Recording recording = Recording.start()) {
      assertThat(Instant.now()).isAfter(Instant.EPOCH);
      assertThat(recording.calls()).isEmpty();
    }
  }
}

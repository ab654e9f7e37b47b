package dev.chronicle.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.chronicle.simulator.plan.Arrivals;
import dev.chronicle.simulator.plan.Operation;
import dev.chronicle.simulator.plan.RunLimit;
import dev.chronicle.simulator.plan.Scenario;
import dev.chronicle.simulator.plan.TrafficSettings;
import dev.chronicle.simulator.plan.Weights;
import dev.chronicle.simulator.report.Counts;
import dev.chronicle.simulator.report.RunState;
import dev.chronicle.simulator.report.Snapshot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrafficEngineTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final TrafficSettings FAST =
      TrafficSettings.DEFAULT.withRate(2_000).withArrivals(Arrivals.EVEN);
  private static final TrafficSettings READS = FAST.withWeights(Weights.parse("read=1"));

  private final List<String> notices = new CopyOnWriteArrayList<>();
  private StubQueue queue;

  @BeforeEach
  void startQueue() throws IOException {
    queue = StubQueue.start();
  }

  @AfterEach
  void stopQueue() {
    queue.close();
  }

  @Test
  void aRunOfManyRequests_sendsEachOnce_andFindsAWorldToSendThemIn() throws Exception {
    Snapshot run = finished(FAST, RunLimit.requests(2_000));

    Counts counts = run.tally().total().counts();
    assertThat(run.state()).isEqualTo(RunState.FINISHED);
    assertThat(counts.planned()).isEqualTo(2_000);
    assertThat(counts.sent()).isEqualTo(2_000);
    assertThat(queue.requests()).hasSize(2_000);
    assertThat(counts.failed()).as("failures %s", run.tally().failuresByKind()).isZero();
    assertThat(queue.tasks()).containsValues("completed", "claimed", "processing");
  }

  @Test
  void requestsThatFellDueWhileTheServerStalled_haveTheWaitInTheirLatency() throws Exception {
    CountDownLatch gate = queue.stall();
    try (TrafficEngine engine =
        builder(READS.withRate(500), RunLimit.requests(100)).maxInFlight(1).build()) {
      engine.start();
      await().atMost(PATIENCE).until(() -> engine.snapshot().elapsed().toMillis() >= 400);
      gate.countDown();
      assertThat(engine.awaitEnd(PATIENCE)).isTrue();

      var total = engine.snapshot().tally().total();
      assertThat(total.latency().p50()).isGreaterThan(total.serviceTime().p50().multipliedBy(5));
      assertThat(total.latency().max()).isGreaterThanOrEqualTo(Duration.ofMillis(350));
    }
  }

  @Test
  void requestsThatFoundNoConnectionByTheEnd_areCountedAsUnsent() throws Exception {
    queue.stall();
    try (TrafficEngine engine =
        builder(READS, RunLimit.lasting(Duration.ofMillis(300)))
            .maxInFlight(1)
            .requestTimeout(Duration.ofMillis(500))
            .build()) {
      engine.start();
      assertThat(engine.awaitEnd(PATIENCE)).isTrue();

      Counts counts = engine.snapshot().tally().total().counts();
      assertThat(counts.sent()).isEqualTo(1);
      assertThat(counts.failed()).isEqualTo(1);
      assertThat(counts.unsent()).isEqualTo(counts.planned() - 1).isGreaterThan(100);
    }
  }

  @Test
  void aServerThatIsAway_isTriedAgain_andWhatFellDueMeanwhileIsCounted() throws Exception {
    int port = freePort();
    Target target = Target.parse("http://127.0.0.1:" + port);
    try (TrafficEngine engine =
        TrafficEngine.builder(target)
            .settings(READS.withRate(200))
            .limit(RunLimit.lasting(PATIENCE))
            .notices(notices::add)
            .build()) {
      engine.start();
      await()
          .atMost(PATIENCE)
          .until(() -> engine.snapshot().tally().total().counts().skipped() > 0);
      assertThat(engine.snapshot().away()).isPresent();
      try (StubQueue late = StubQueue.start(port)) {
        await().atMost(PATIENCE).until(() -> late.requests().size() > 10);
      }
      engine.stop();

      assertThat(notices).anyMatch(notice -> notice.startsWith("server is away ("));
      assertThat(notices).anyMatch(notice -> notice.startsWith("server is back after"));
      Counts counts = engine.snapshot().tally().total().counts();
      assertThat(counts.planned())
          .isEqualTo(counts.sent() - counts.retried() + counts.skipped() + counts.unsent());
    }
  }

  @Test
  void theErrorRate_isSetForTheRunAndPutBackAfterIt() throws Exception {
    finished(READS.withErrorRate(0.25), RunLimit.requests(10));

    assertThat(queue.errorRates()).containsExactly(0.125, 0.25, 0.125);
  }

  @Test
  void theErrorRate_isPutBackWhenTheRunIsStopped() throws Exception {
    try (TrafficEngine engine =
        builder(READS.withErrorRate(0.5), RunLimit.lasting(PATIENCE)).build()) {
      engine.start();
      await().atMost(PATIENCE).until(() -> queue.requests().size() > 10);
      engine.stop();
    }

    assertThat(queue.errorRates()).containsExactly(0.125, 0.5, 0.125);
  }

  @Test
  void withoutAnErrorRate_theServersIsLeftAlone() throws Exception {
    finished(READS, RunLimit.requests(10));

    assertThat(queue.errorRates()).containsExactly(0.125);
  }

  @Test
  void aRetryStorm_sendsWhatFailedAgain_threeTimesAtMost() throws Exception {
    queue.failEverythingWith(500);

    Snapshot run =
        finished(READS.withRate(100).withScenario(Scenario.RETRY_STORM), RunLimit.requests(40));

    Counts counts = run.tally().total().counts();
    assertThat(counts.sent()).isEqualTo(40 + counts.retried()).isEqualTo(counts.failed());
    assertThat(counts.retried()).isBetween(3L, 120L);
    assertThat(run.tally().failuresByKind())
        .containsExactlyEntriesOf(Map.of("500 stub_failure", counts.failed()));
    assertThat(queue.errorRates()).containsExactly(0.125, 0.3, 0.125);
  }

  @Test
  void settingsThatChangeWhileItRuns_holdFromThenOn() throws Exception {
    try (TrafficEngine engine = builder(READS, RunLimit.lasting(PATIENCE)).build()) {
      engine.start();
      await().atMost(PATIENCE).until(() -> queue.requests().size() > 10);
      engine.apply(FAST.withWeights(Weights.parse("create=1")));
      await().atMost(PATIENCE).until(() -> queue.tasks().size() > 10);
      engine.stop();

      assertThat(engine.snapshot().of(Operation.READ).counts().sent()).isPositive();
      assertThat(engine.snapshot().of(Operation.CREATE).counts().sent()).isGreaterThan(10);
    }
  }

  @Test
  void aReset_forgetsAllNumbers_andAnotherRunMayStart() throws Exception {
    try (TrafficEngine engine = builder(READS, RunLimit.requests(10)).build()) {
      engine.start();
      assertThat(engine.awaitEnd(PATIENCE)).isTrue();
      engine.reset();
      assertThat(engine.snapshot().state()).isEqualTo(RunState.IDLE);
      assertThat(engine.snapshot().tally().total().counts().planned()).isZero();

      engine.start();
      assertThat(engine.awaitEnd(PATIENCE)).isTrue();
      assertThat(engine.snapshot().tally().total().counts().planned()).isEqualTo(10);
    }
  }

  @Test
  void aSecondRunBesideTheFirst_isRefused() throws Exception {
    try (TrafficEngine engine = builder(READS, RunLimit.lasting(PATIENCE)).build()) {
      engine.start();

      assertThatThrownBy(engine::start)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("run must be over before the next one starts");
    }
  }

  private Snapshot finished(TrafficSettings settings, RunLimit limit) throws Exception {
    try (TrafficEngine engine = builder(settings, limit).build()) {
      engine.start();
      assertThat(engine.awaitEnd(PATIENCE)).isTrue();
      return engine.snapshot();
    }
  }

  private TrafficEngine.Builder builder(TrafficSettings settings, RunLimit limit) {
    return TrafficEngine.builder(queue.target())
        .settings(settings)
        .limit(limit)
        .seed(1)
        .notices(notices::add);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}

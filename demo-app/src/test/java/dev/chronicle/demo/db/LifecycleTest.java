package dev.chronicle.demo.db;

import static dev.chronicle.demo.core.TaskStatus.CLAIMED;
import static dev.chronicle.demo.core.TaskStatus.COMPLETED;
import static dev.chronicle.demo.core.TaskStatus.FAILED;
import static dev.chronicle.demo.core.TaskStatus.PENDING;
import static dev.chronicle.demo.core.TaskStatus.PROCESSING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.chronicle.demo.core.AlreadyCompletedException;
import dev.chronicle.demo.core.IllegalTransitionException;
import dev.chronicle.demo.core.LeaseExpiredException;
import dev.chronicle.demo.core.NotOwnerException;
import dev.chronicle.demo.core.QueueException;
import dev.chronicle.demo.core.Task;
import dev.chronicle.demo.core.TaskNotFoundException;
import dev.chronicle.demo.core.TaskStatus;
import dev.chronicle.demo.core.Transition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LifecycleTest {
  private static final String WORKER = "worker-1";
  private static final String RESULT = "{\"ok\":true}";

  /** For each step, the statuses that allow it and where it leads; all others are refused. */
  private static final Map<Transition, Map<TaskStatus, TaskStatus>> LIFECYCLE =
      Map.of(
          Transition.CLAIM, Map.of(PENDING, CLAIMED),
          Transition.PROCESS, Map.of(CLAIMED, PROCESSING),
          Transition.HEARTBEAT, Map.of(CLAIMED, CLAIMED, PROCESSING, PROCESSING),
          Transition.COMPLETE, Map.of(PROCESSING, COMPLETED, COMPLETED, COMPLETED),
          Transition.FAIL, Map.of(CLAIMED, PENDING, PROCESSING, PENDING),
          Transition.RELEASE, Map.of(CLAIMED, PENDING, PROCESSING, PENDING),
          Transition.RETRY, Map.of(FAILED, PENDING));

  @TempDir private Path folder;
  private QueueFixture queue;

  @BeforeEach
  void open() {
    queue = QueueFixture.in(folder);
  }

  @AfterEach
  void close() {
    queue.close();
  }

  @ParameterizedTest
  @MethodSource("eachStepFromEachStatus")
  void step_isTakenFromTheRightStatusOnly(Transition step, TaskStatus from) {
    Task before = taskThatIs(from);
    TaskStatus to = LIFECYCLE.get(step).get(from);

    if (to == null) {
      assertThatExceptionOfType(IllegalTransitionException.class)
          .isThrownBy(() -> take(step, before.id(), WORKER))
          .satisfies(
              refused ->
                  assertThat(refused.details())
                      .containsEntry("current_status", from.text())
                      .containsEntry("version", before.version()));
      assertThat(queue.find(before.id())).isEqualTo(before);
    } else {
      Task after = take(step, before.id(), WORKER);
      assertThat(after.status()).isEqualTo(to);
      assertThat(queue.find(before.id())).isEqualTo(after);
    }
  }

  static Stream<Arguments> eachStepFromEachStatus() {
    return Arrays.stream(Transition.values())
        .flatMap(
            step -> Arrays.stream(TaskStatus.values()).map(status -> Arguments.of(step, status)));
  }

  @ParameterizedTest
  @EnumSource
  void step_onUnknownTask_isRefused(Transition step) {
    assertThatExceptionOfType(TaskNotFoundException.class)
        .isThrownBy(() -> take(step, "0NJ4A2V7QHX3K", WORKER))
        .withMessage("there is no task with id 0NJ4A2V7QHX3K");
  }

  @ParameterizedTest
  @MethodSource("stepsOfTheOwner")
  void step_byAStranger_changesNothing(Transition step, TaskStatus from) {
    Task before = taskThatIs(from);

    assertThatExceptionOfType(NotOwnerException.class)
        .isThrownBy(() -> take(step, before.id(), "worker-2"))
        .withMessage(
            "worker_id must be that of the worker who claimed task %s, was: worker-2", before.id());
    assertThat(queue.find(before.id())).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("stepsOfTheOwner")
  void step_afterTheLease_changesNothing(Transition step, TaskStatus from) {
    Task before = taskThatIs(from);
    queue.clock.advance(QueueFixture.LEASE);

    assertThatExceptionOfType(LeaseExpiredException.class)
        .isThrownBy(() -> take(step, before.id(), WORKER));
    assertThat(queue.find(before.id())).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("stepsOfTheOwner")
  void step_justBeforeTheLeaseRunsOut_isTaken(Transition step, TaskStatus from) {
    Task before = taskThatIs(from);
    queue.clock.advance(QueueFixture.LEASE.minus(Duration.ofNanos(1_000)));

    assertThat(take(step, before.id(), WORKER).version()).isEqualTo(before.version() + 1);
  }

  static Stream<Arguments> stepsOfTheOwner() {
    return Arrays.stream(Transition.values())
        .filter(Transition::needsLease)
        .flatMap(step -> step.from().stream().map(status -> Arguments.of(step, status)));
  }

  @Test
  void lateWorker_cannotTouchATaskThatAnotherHasByNow() {
    Task task = taskThatIs(PROCESSING);
    queue.clock.advance(QueueFixture.LEASE);
    queue.sweeper.sweep();
    queue.clock.advance(QueueFixture.LONGEST_BACK_OFF);
    Task again = queue.claimNext(null, "worker-2").orElseThrow();
    assertThat(again.id()).isEqualTo(task.id());

    for (Transition step : new Transition[] {Transition.HEARTBEAT, Transition.FAIL}) {
      assertThatExceptionOfType(NotOwnerException.class)
          .isThrownBy(() -> take(step, task.id(), WORKER));
    }
    assertThatExceptionOfType(IllegalTransitionException.class)
        .isThrownBy(() -> take(Transition.COMPLETE, task.id(), WORKER));
    assertThat(queue.find(task.id())).isEqualTo(again);
  }

  @Test
  void claim_startsALeaseAndCountsTheAttempt() {
    Task task = taskThatIs(CLAIMED);

    assertThat(task.claimedBy()).isEqualTo(WORKER);
    assertThat(task.claimedAt()).isEqualTo(queue.now());
    assertThat(task.leaseExpiresAt()).isEqualTo(queue.now().plus(QueueFixture.LEASE));
    assertThat(task.attempts()).isEqualTo(1);
    assertThat(task.retryCount()).isZero();
  }

  @Test
  void heartbeat_extendsTheLease() {
    Task task = taskThatIs(PROCESSING);
    queue.clock.advance(Duration.ofSeconds(59));

    assertThat(take(Transition.HEARTBEAT, task.id(), WORKER).leaseExpiresAt())
        .isEqualTo(queue.now().plus(QueueFixture.LEASE));
  }

  @Test
  void complete_keepsTheResultAndWhoBroughtIt() {
    Task task = taskThatIs(COMPLETED);

    assertThat(task.result()).isEqualTo(RESULT);
    assertThat(task.completedAt()).isEqualTo(queue.now());
    assertThat(task.claimedBy()).isEqualTo(WORKER);
    assertThat(task.leaseExpiresAt()).isNull();
    assertThat(task.errorMessage()).isNull();
  }

  @Test
  void complete_sentAgain_answersTheSameAndChangesNothing() {
    Task task = taskThatIs(COMPLETED);
    queue.clock.advance(Duration.ofHours(1));

    assertThat(queue.claims.complete(task.id(), WORKER, RESULT, queue.now())).isEqualTo(task);
    assertThat(queue.claims.complete(task.id(), null, RESULT, queue.now())).isEqualTo(task);
  }

  @Test
  void complete_sentAgainWithAnotherResult_isRefused() {
    Task task = taskThatIs(COMPLETED);

    for (String other : new String[] {"{\"ok\":false}", null}) {
      assertThatExceptionOfType(AlreadyCompletedException.class)
          .isThrownBy(() -> queue.claims.complete(task.id(), WORKER, other, queue.now()));
    }
    assertThatExceptionOfType(IllegalTransitionException.class)
        .isThrownBy(() -> queue.claims.complete(task.id(), "worker-2", RESULT, queue.now()));
    assertThat(queue.find(task.id())).isEqualTo(task);
  }

  @Test
  void complete_needsNoResult() {
    Task task = taskThatIs(PROCESSING);

    assertThat(queue.claims.complete(task.id(), null, null, queue.now()).result()).isNull();
  }

  @Test
  void fail_putsTheTaskBackUntilItsRetriesAreUsedUp() {
    String id = queue.createWithRetries(2).id();

    for (int retry = 1; retry <= 2; retry++) {
      queue.claims.claim(id, queue.lease(WORKER));
      Task back = queue.fail(id, WORKER, true);
      assertThat(back.status()).isEqualTo(PENDING);
      assertThat(back.retryCount()).isEqualTo(retry);
      assertThat(back.errorMessage()).isEqualTo("went wrong");
      assertThat(back.claimedBy()).isNull();
      assertThat(back.claimedAt()).isNull();
      assertThat(back.availableAt())
          .isBetween(queue.now(), queue.now().plus(QueueFixture.LONGEST_BACK_OFF));
    }
    queue.claims.claim(id, queue.lease(WORKER));
    Task failed = queue.fail(id, WORKER, true);

    assertThat(failed.status()).isEqualTo(FAILED);
    assertThat(failed.retryCount()).isEqualTo(2);
    assertThat(failed.errorMessage()).isEqualTo("went wrong");
  }

  @Test
  void fail_thatIsNotRetryable_endsTheTaskAtOnce() {
    Task task = taskThatIs(PROCESSING);

    assertThat(queue.fail(task.id(), null, false).status()).isEqualTo(FAILED);
  }

  @Test
  void failedTask_waitsForTheEndOfItsBackOff() {
    Task task = taskThatIs(PROCESSING);
    Task back = queue.fail(task.id(), WORKER, true);
    assertThat(back.availableAt()).isAfter(queue.now());

    queue.clock.advance(
        Duration.between(queue.now(), back.availableAt()).minus(Duration.ofNanos(1_000)));
    assertThat(queue.claimNext(null, WORKER)).isEmpty();

    queue.clock.advance(Duration.ofNanos(1_000));
    assertThat(queue.claimNext(null, WORKER)).isPresent();
  }

  @Test
  void release_doesNotCountTheAttemptAndKeepsThePlace() {
    Task first = queue.create("first");
    queue.clock.advance(Duration.ofSeconds(1));
    queue.create("second");
    queue.claims.claim(first.id(), queue.lease(WORKER));

    Task released = queue.claims.release(first.id(), WORKER, queue.now());

    assertThat(released.attempts()).isZero();
    assertThat(released.retryCount()).isZero();
    assertThat(queue.claimNext(null, WORKER).orElseThrow().title()).isEqualTo("first");
  }

  @Test
  void retry_givesAFailedTaskAllItsRetriesAgain() {
    Task failed = taskThatIs(FAILED);
    queue.clock.advance(Duration.ofHours(1));

    Task again = queue.claims.retry(failed.id(), queue.now());

    assertThat(again.retryCount()).isZero();
    assertThat(again.availableAt()).isEqualTo(queue.now());
    assertThat(again.claimedBy()).isNull();
    assertThat(queue.claimNext(null, WORKER).orElseThrow().id()).isEqualTo(failed.id());
  }

  @Test
  void eachStep_raisesTheVersionByOne() {
    Task task = queue.create("a");
    assertThat(task.version()).isEqualTo(1);
    assertThat(queue.claims.claim(task.id(), queue.lease(WORKER)).version()).isEqualTo(2);
    assertThat(take(Transition.PROCESS, task.id(), WORKER).version()).isEqualTo(3);
    assertThat(take(Transition.HEARTBEAT, task.id(), WORKER).version()).isEqualTo(4);
    assertThat(take(Transition.COMPLETE, task.id(), WORKER).version()).isEqualTo(5);
  }

  private Task taskThatIs(TaskStatus status) {
    String id = queue.create("a task that is " + status.text()).id();
    if (status != PENDING) {
      queue.claims.claim(id, queue.lease(WORKER));
    }
    if (status == PROCESSING || status == COMPLETED) {
      queue.claims.process(id, queue.lease(WORKER));
    }
    if (status == COMPLETED) {
      queue.claims.complete(id, WORKER, RESULT, queue.now());
    }
    if (status == FAILED) {
      queue.fail(id, WORKER, false);
    }
    return queue.find(id);
  }

  private Task take(Transition step, String id, String workerId) throws QueueException {
    return switch (step) {
      case CLAIM -> queue.claims.claim(id, queue.lease(workerId));
      case PROCESS -> queue.claims.process(id, queue.lease(workerId));
      case HEARTBEAT -> queue.claims.heartbeat(id, queue.lease(workerId));
      case COMPLETE -> queue.claims.complete(id, workerId, RESULT, queue.now());
      case FAIL -> queue.fail(id, workerId, true);
      case RELEASE -> queue.claims.release(id, workerId, queue.now());
      case RETRY -> queue.claims.retry(id, queue.now());
    };
  }
}

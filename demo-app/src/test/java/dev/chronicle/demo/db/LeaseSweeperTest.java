package dev.chronicle.demo.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.demo.core.IdempotencyKey;
import dev.chronicle.demo.core.NewTask;
import dev.chronicle.demo.core.Priority;
import dev.chronicle.demo.core.Task;
import dev.chronicle.demo.core.TaskStatus;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseSweeperTest {
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

  @Test
  void sweep_takesTasksBackFromDeadWorkers_whetherTheyHadStartedOrNot() {
    Task claimed = queue.create("claimed");
    Task started = queue.create("started");
    queue.claims.claim(claimed.id(), queue.lease("w"));
    queue.claims.claim(started.id(), queue.lease("w"));
    queue.claims.process(started.id(), queue.lease("w"));
    queue.clock.advance(QueueFixture.LEASE);

    assertThat(queue.sweeper.sweep()).isEqualTo(2);

    for (Task task : new Task[] {claimed, started}) {
      Task back = queue.find(task.id());
      assertThat(back.status()).isEqualTo(TaskStatus.PENDING);
      assertThat(back.retryCount()).isEqualTo(1);
      assertThat(back.claimedBy()).isNull();
      assertThat(back.leaseExpiresAt()).isNull();
      assertThat(back.availableAt())
          .isBetween(queue.now(), queue.now().plus(QueueFixture.LONGEST_BACK_OFF));
      assertThat(back.errorMessage())
          .isEqualTo("worker w was not heard of until 2026-03-01T12:01:00.000001Z");
    }
  }

  @Test
  void sweep_leavesLivingWorkersAlone() {
    Task task = queue.create("a");
    queue.claims.claim(task.id(), queue.lease("w"));
    queue.clock.advance(QueueFixture.LEASE.minusSeconds(1));
    Task beaten = queue.claims.heartbeat(task.id(), queue.lease("w"));
    queue.clock.advance(QueueFixture.LEASE.minusSeconds(1));

    assertThat(queue.sweeper.sweep()).isZero();
    assertThat(queue.find(task.id())).isEqualTo(beaten);
  }

  @Test
  void sweep_failsATaskWhoseRetriesAreUsedUp() {
    Task task = queue.createWithRetries(0);
    queue.claims.claim(task.id(), queue.lease("w"));
    queue.clock.advance(QueueFixture.LEASE);

    assertThat(queue.sweeper.sweep()).isEqualTo(1);
    assertThat(queue.find(task.id()).status()).isEqualTo(TaskStatus.FAILED);
  }

  @Test
  void sweep_goesOnUntilNoExpiredLeaseIsLeft() {
    for (int i = 0; i < 450; i++) {
      queue.create("task " + i);
      queue.claimNext(null, "w");
    }
    queue.clock.advance(QueueFixture.LEASE);

    assertThat(queue.sweeper.sweep()).isEqualTo(450);
    assertThat(queue.sweeper.sweep()).isZero();
    assertThat(queue.tasks.counts().byStatus()).containsEntry(TaskStatus.PENDING, 450L);
  }

  @Test
  void sweep_forgetsExpiredKeys() {
    NewTask task = new NewTask("a", null, Priority.LOW, "{}", 3);
    IdempotencyKey key = new IdempotencyKey("k", queue.now().plusSeconds(60));
    queue.tasks.createOnce(queue.ids.next(), task, queue.now(), key);

    queue.clock.advance(Duration.ofSeconds(59));
    queue.sweeper.sweep();
    assertThat(keys()).isEqualTo(1);

    queue.clock.advance(Duration.ofSeconds(1));
    queue.sweeper.sweep();
    assertThat(keys()).isZero();
  }

  @Test
  void sweep_isDue_onceALeaseOrAKeyHasRunOut() {
    NewTask task = new NewTask("a", null, Priority.LOW, "{}", 3);
    IdempotencyKey key = new IdempotencyKey("k", queue.now().plus(QueueFixture.LEASE.dividedBy(2)));
    queue.tasks.createOnce(queue.ids.next(), task, queue.now(), key);
    queue.claimNext(null, "w");
    assertThat(queue.sweeper.isDue()).isFalse();

    for (int i = 0; i < 2; i++) {
      queue.clock.advance(QueueFixture.LEASE.dividedBy(2));
      assertThat(queue.sweeper.isDue()).isTrue();
      queue.sweeper.sweep();
      assertThat(queue.sweeper.isDue()).isFalse();
    }
  }

  private int keys() {
    return queue.database.read(
        handle ->
            handle.createQuery("SELECT count(*) FROM idempotency_keys").mapTo(int.class).one());
  }
}

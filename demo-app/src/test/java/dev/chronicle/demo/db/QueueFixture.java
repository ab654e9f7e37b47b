package dev.chronicle.demo.db;

import dev.chronicle.demo.core.Ageing;
import dev.chronicle.demo.core.Lease;
import dev.chronicle.demo.core.LeaseSweeper;
import dev.chronicle.demo.core.ManualClock;
import dev.chronicle.demo.core.NewTask;
import dev.chronicle.demo.core.Priority;
import dev.chronicle.demo.core.RetryPolicy;
import dev.chronicle.demo.core.Task;
import dev.chronicle.demo.core.TaskIds;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/** A queue in a file of its own, with a clock that tests move. */
final class QueueFixture implements AutoCloseable {
  static final Duration LEASE = Duration.ofSeconds(60);
  static final Duration AGEING_STEP = Duration.ofMinutes(5);
  static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(1);

  final ManualClock clock = new ManualClock();
  final TaskIds ids = new TaskIds(clock, new Random(1));
  final Ageing ageing = new Ageing(AGEING_STEP);
  final RetryPolicy retries =
      new RetryPolicy(Duration.ofSeconds(1), LONGEST_BACK_OFF, new Random(2));
  final TaskDatabase database;
  final SqliteTaskStore tasks;
  final SqliteClaimStore claims;
  final SqliteLeaseStore leases;
  final LeaseSweeper sweeper;

  private QueueFixture(String jdbcUrl, Duration patience) {
    database = TaskDatabase.open(jdbcUrl, patience, UnaryOperator.identity());
    tasks = new SqliteTaskStore(database);
    claims = new SqliteClaimStore(database);
    leases = new SqliteLeaseStore(database);
    sweeper = new LeaseSweeper(leases, retries, clock);
  }

  static QueueFixture in(Path folder) {
    return open(url(folder), Duration.ofSeconds(30));
  }

  static QueueFixture open(String jdbcUrl, Duration patience) {
    return new QueueFixture(jdbcUrl, patience);
  }

  static String url(Path folder) {
    return "jdbc:sqlite:" + folder.resolve("tasks.db");
  }

  Instant now() {
    return clock.instant();
  }

  Lease lease(String workerId) {
    return new Lease(workerId, now(), now().plus(LEASE));
  }

  Task create(String title) {
    return create(title, Priority.MEDIUM);
  }

  Task create(String title, Priority priority) {
    return tasks.create(ids.next(), new NewTask(title, null, priority, "{}", 3), now());
  }

  Task createWithRetries(int maxRetries) {
    NewTask task = new NewTask("retried", null, Priority.MEDIUM, "{}", maxRetries);
    return tasks.create(ids.next(), task, now());
  }

  Optional<Task> claimNext(Priority only, String workerId) {
    return claims.claimNext(only, ageing.headStarts(), lease(workerId));
  }

  Task fail(String id, String workerId, boolean retryable) {
    return claims.fail(
        id, workerId, "went wrong", now(), task -> retries.afterFailure(task, retryable, now()));
  }

  Task find(String id) {
    return tasks.find(id).orElseThrow();
  }

  @Override
  public void close() {
    database.close();
  }
}

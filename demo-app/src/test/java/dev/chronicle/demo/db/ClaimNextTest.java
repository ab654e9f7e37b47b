package dev.chronicle.demo.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.demo.core.NewTask;
import dev.chronicle.demo.core.Priority;
import dev.chronicle.demo.core.Task;
import dev.chronicle.demo.core.TaskStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimNextTest {
  private static final Duration MOMENT = Duration.ofNanos(1_000);

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
  void claimNext_isEmpty_whenNoTaskWaits() {
    assertThat(next()).isEmpty();
    queue.create("only");
    assertThat(next()).contains("only");
    assertThat(next()).isEmpty();
  }

  @Test
  void claimNext_takesTheMostUrgentFirst_andTheOldestAmongEquals() {
    Stream.of("low 1", "high 1", "medium 1", "critical 1", "low 2", "critical 2", "high 2")
        .forEach(
            title -> {
              queue.create(title, Priority.parse(title.substring(0, title.indexOf(' '))));
              queue.clock.advance(Duration.ofSeconds(1));
            });

    assertThat(Stream.generate(this::next).limit(7).map(Optional::orElseThrow))
        .containsExactly(
            "critical 1", "critical 2", "high 1", "high 2", "medium 1", "low 1", "low 2");
  }

  @Test
  void claimNext_choosesAmongOnePriority_whenAskedTo() {
    queue.create("critical", Priority.CRITICAL);
    queue.create("low", Priority.LOW);

    assertThat(queue.claimNext(Priority.LOW, "w").orElseThrow().title()).isEqualTo("low");
    assertThat(queue.claimNext(Priority.HIGH, "w")).isEmpty();
  }

  @Test
  void waiting_makesUpForEachLevelOfPriority_afterOneStep() {
    queue.create("low", Priority.LOW);
    queue.clock.advance(QueueFixture.AGEING_STEP.minus(MOMENT));
    queue.create("medium, almost a step later", Priority.MEDIUM);
    queue.clock.advance(MOMENT.multipliedBy(2));
    queue.create("medium, more than a step later", Priority.MEDIUM);

    assertThat(Stream.generate(this::next).limit(3).map(Optional::orElseThrow))
        .containsExactly("medium, almost a step later", "low", "medium, more than a step later");
  }

  @Test
  void lowTask_isNotOvertakenByCriticalOnesThatCameThreeStepsLater() {
    queue.create("patient", Priority.LOW);
    List<String> taken = new ArrayList<>();

    for (int minute = 0; !taken.contains("patient"); minute++) {
      queue.create("critical, minute " + minute, Priority.CRITICAL);
      taken.add(next().orElseThrow());
      queue.clock.advance(Duration.ofMinutes(1));
    }

    assertThat(taken).endsWith("critical, minute 13", "critical, minute 14", "patient");
  }

  @Test
  void claimNext_givesEachTaskToOneWorker() throws Exception {
    int tasks = 10_000;
    int workers = 16;
    store(IntStream.range(0, tasks).mapToObj(i -> "task " + i).toList());
    Collection<String> claimed = new ConcurrentLinkedQueue<>();
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(workers);
    try {
      List<Future<Integer>> counts = new ArrayList<>();
      for (int i = 0; i < workers; i++) {
        String worker = "worker-" + i;
        Callable<Integer> work =
            () -> {
              start.await();
              int mine = 0;
              Optional<Task> task = claim(worker);
              while (task.isPresent()) {
                assertThat(task.get().claimedBy()).isEqualTo(worker);
                assertThat(task.get().attempts()).isEqualTo(1);
                claimed.add(task.get().id());
                mine++;
                task = claim(worker);
              }
              return mine;
            };
        counts.add(threads.submit(work));
      }
      start.countDown();
      for (Future<Integer> count : counts) {
        assertThat(count.get()).as("each worker gets its turn").isPositive();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(claimed).hasSize(tasks).doesNotHaveDuplicates();
    assertThat(queue.tasks.counts().byStatus()).containsEntry(TaskStatus.CLAIMED, (long) tasks);
  }

  @Test
  void statement_neverScansTheTable() {
    String sql = ClaimNextSql.among(null);

    List<String> plan =
        queue.database.read(
            handle ->
                handle
                    .createQuery("EXPLAIN QUERY PLAN " + sql)
                    .bindMap(ClaimNextSql.values(null, queue.ageing.headStarts()))
                    .bindMethods(queue.lease("w"))
                    .map((row, context) -> row.getString("detail"))
                    .list());

    assertThat(plan)
        .filteredOn(step -> step.contains("tasks_waiting"))
        .hasSize(4)
        .allMatch(step -> step.contains("(priority=? AND available_at<?)"));
    assertThat(plan)
        .noneMatch(step -> step.equals("SCAN tasks"))
        .filteredOn(step -> step.contains("TEMP B-TREE"))
        .as("only the four heads are sorted")
        .hasSizeLessThanOrEqualTo(1);
  }

  private Optional<Task> claim(String worker) {
    return queue.claimNext(null, worker);
  }

  private Optional<String> next() {
    return claim("worker").map(Task::title);
  }

  private void store(List<String> titles) {
    queue.database.write(
        handle -> {
          for (String title : titles) {
            NewTask task = new NewTask(title, null, Priority.MEDIUM, "{}", 3);
            TaskTable.insert(handle, Task.created(queue.ids.next(), task, queue.now()));
          }
          return null;
        });
  }
}

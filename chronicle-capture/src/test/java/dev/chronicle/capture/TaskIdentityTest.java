package dev.chronicle.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.call.CallId;
import dev.chronicle.call.CapturedCall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What an executor, and whatever the application hangs into one, sees of the tasks of woven code.
 */
@Timeout(60) // what fails on another thread is waited for in vain
@SuppressWarnings("FutureReturnValueIgnored") // what the tasks do is waited for otherwise
class TaskIdentityTest {
  private final List<ExecutorService> executors = new ArrayList<>();

  @AfterEach
  void endThreads() {
    executors.forEach(ExecutorService::shutdownNow);
  }

  /** A task of a class of the application's, which is nothing else. */
  private static class Job implements Runnable {
    final int priority;
    private final CountDownLatch ran;

    Job(int priority, CountDownLatch ran) {
      this.priority = priority;
      this.ran = ran;
    }

    @Override
    public void run() {
      child(priority);
      ran.countDown();
    }
  }

  /** The same with a result. */
  private static final class Question implements Callable<Integer> {
    private final int number;

    Question(int number) {
      this.number = number;
    }

    @Override
    public Integer call() {
      return child(number);
    }
  }

  @Capture
  private static int child(int number) {
    return number;
  }

  @Capture
  private void handOver(Executor executor, Runnable... tasks) {
    for (Runnable task : tasks) {
      executor.execute(task);
    }
  }

  @Test
  void rejectedTask_reachesItsHandlerAsTheApplicationsOwn() {
    List<Integer> rejected = new ArrayList<>();
    ThreadPoolExecutor pool =
        pool(new ArrayBlockingQueue<>(1), (task, by) -> rejected.add(((Job) task).priority));
    CompletableFuture<Void> goOn = new CompletableFuture<>();
    CountDownLatch ran = new CountDownLatch(1);
    try (Recording recording = Recording.start()) {
      handOver(pool, goOn::join, new Job(1, ran), new Job(2, ran), new Job(3, ran));

      assertThat(rejected).containsExactly(2, 3);
      assertThat(recording.calls()).hasSize(1);
    } finally {
      goOn.complete(null);
    }
  }

  @Test
  void poolsHooks_seeTheApplicationsOwnTasks() throws InterruptedException {
    Queue<Integer> seen = new ConcurrentLinkedQueue<>();
    CountDownLatch hooked = new CountDownLatch(4);
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>()) {
          @Override
          protected void beforeExecute(Thread thread, Runnable task) {
            seen.add(((Job) task).priority);
            hooked.countDown();
          }

          @Override
          protected void afterExecute(Runnable task, Throwable error) {
            seen.add(-((Job) task).priority);
            hooked.countDown();
          }
        };
    executors.add(pool);
    CountDownLatch ran = new CountDownLatch(2);
    try (Recording recording = Recording.start()) {
      handOver(pool, new Job(1, ran), new Job(2, ran));
      hooked.await();

      assertThat(seen).containsExactly(1, -1, 2, -2);
      assertChildren(recording, 2);
    }
  }

  @Test
  void priorityQueue_comparesTheApplicationsOwnTasks() throws InterruptedException {
    ThreadPoolExecutor pool =
        pool(
            new PriorityBlockingQueue<>(8, Comparator.comparing(task -> -((Job) task).priority)),
            new ThreadPoolExecutor.AbortPolicy());
    CompletableFuture<Void> goOn = new CompletableFuture<>();
    CountDownLatch ran = new CountDownLatch(4);
    try (Recording recording = Recording.start()) {
      handOver(
          pool,
          new Job(9, ran) {
            @Override
            public void run() {
              goOn.join();
              super.run();
            }
          },
          new Job(1, ran),
          new Job(3, ran),
          new Job(2, ran));
      goOn.complete(null);
      ran.await();

      assertChildren(recording, 4);
      assertThat(recording.calls().stream().filter(TaskIdentityTest::isChild))
          .extracting(call -> call.arguments().get(0).value().json())
          .containsExactly("9", "3", "2", "1");
    }
  }

  @Test
  void poolThatMakesItsOwnFutures_seesTheApplicationsOwnTasks() throws Exception {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>()) {
          @Override
          protected <T> RunnableFuture<T> newTaskFor(Callable<T> task) {
            assertThat(task).isInstanceOf(Question.class);
            return new FutureTask<>(task);
          }
        };
    executors.add(pool);
    try (Recording recording = Recording.start()) {
      assertThat(ask(pool, new Question(5))).isEqualTo(5);
      assertThat(askAll(pool, List.of(new Question(6), new Question(7)))).isEqualTo(13);

      assertThat(recording.calls().stream().filter(TaskIdentityTest::isChild))
          .extracting(CapturedCall::parentId)
          .containsExactly(
              recording.callOf("TaskIdentityTest.ask").id(),
              recording.callOf("TaskIdentityTest.askAll").id(),
              recording.callOf("TaskIdentityTest.askAll").id());
    }
  }

  @Capture
  private int ask(ExecutorService executor, Question question) throws Exception {
    return executor.submit(question).get();
  }

  @Capture
  private int askAll(ExecutorService executor, List<Question> questions) throws Exception {
    int sum = 0;
    for (var answer : executor.invokeAll(questions)) {
      sum += answer.get();
    }
    return sum;
  }

  /** A task that is also something else. */
  private static final class Urgent extends Job implements Comparable<Urgent> {
    Urgent(CountDownLatch ran) {
      super(0, ran);
    }

    @Override
    public int compareTo(Urgent other) {
      return Integer.compare(priority, other.priority);
    }
  }

  /** A functional interface of the application's own. */
  private interface Step extends Runnable {}

  @Test
  void taskThatIsMoreThanATask_isHandedOverAsItIs_andKnowsItsParent() {
    List<Runnable> taken = new ArrayList<>();
    try (Recording recording = Recording.start()) {
      Urgent urgent = new Urgent(new CountDownLatch(1));
      Step step = () -> {};
      Runnable both = (Runnable & java.io.Serializable) () -> {};
      handOver(taken::add, urgent, step, both);
      taken.forEach(Runnable::run);

      assertThat(taken).containsExactly(urgent, step, both);
      assertChildren(recording, 1);
    }
  }

  @Test
  void taskOfAClassThatIsNotWoven_isHandedOverAsItIs() throws Exception {
    List<Runnable> taken = new ArrayList<>();
    Thread unwoven = new Thread();
    try (Recording recording = Recording.start()) {
      handOver(taken::add, unwoven);

      assertThat(taken).containsExactly(unwoven);
      assertThat(recording.calls()).hasSize(1);
    }
  }

  @Test
  void sameObjectHandedOverManyTimes_hasARunForEachCall() throws InterruptedException {
    CountDownLatch ran = new CountDownLatch(100);
    Job job = new Job(1, ran);
    ThreadPoolExecutor one =
        pool(new LinkedBlockingQueue<>(), new ThreadPoolExecutor.AbortPolicy());
    ThreadPoolExecutor other =
        pool(new LinkedBlockingQueue<>(), new ThreadPoolExecutor.AbortPolicy());
    try (Recording recording = Recording.start()) {
      for (int i = 0; i < 50; i++) {
        handOver(one, job);
        handOver(other, job);
      }
      ran.await();

      List<CapturedCall> calls = recording.calls();
      List<CallId> parents =
          calls.stream().filter(call -> !isChild(call)).map(CapturedCall::id).toList();
      assertThat(parents).hasSize(100);
      assertThat(calls.stream().filter(TaskIdentityTest::isChild))
          .extracting(CapturedCall::parentId)
          .containsExactlyInAnyOrderElementsOf(parents);
    }
  }

  @Test
  void sameObjectHandedOverAgain_afterItWasLost_namesTheCallThatItRunsFor() {
    Job job = new Job(1, new CountDownLatch(1));
    List<Runnable> taken = new ArrayList<>();
    try (Recording recording = Recording.start()) {
      handOver(task -> {}, job);
      handOver(taken::add, job);
      taken.get(0).run();

      List<CapturedCall> calls = recording.calls();
      assertThat(calls.get(2).parentId()).isEqualTo(calls.get(1).id());
    }
  }

  @Test
  void refusedTask_thatTheCallerRunsItself_isNoFork() {
    Job job = new Job(1, new CountDownLatch(1));
    Executor refusing =
        task -> {
          throw new RejectedExecutionException("refused on purpose");
        };
    try (Recording recording = Recording.start()) {
      runSomehow(refusing, job);
      child(2);
      job.run();

      List<CapturedCall> calls = recording.calls();
      assertThat(calls.get(0).parentId()).isEqualTo(calls.get(1).id());
      assertThat(calls.get(2).parentId()).isNull();
      assertThat(calls.get(3).parentId()).isNull();
    }
  }

  @Capture
  private void runSomehow(Executor executor, Runnable task) {
    try {
      executor.execute(task);
    } catch (RejectedExecutionException refused) {
      task.run();
    }
  }

  @Test
  void taskHandedOnByTheApplicationsOwnExecutor_isOneHandOver() {
    Job job = new Job(1, new CountDownLatch(1));
    List<Runnable> taken = new ArrayList<>();
    Executor last = taken::add;
    Executor first = task -> last.execute(task);
    try (Recording recording = Recording.start()) {
      handOver(first, job);
      taken.get(0).run();
      job.run();

      assertThat(taken).containsExactly(job);
      assertThat(recording.calls())
          .extracting(CapturedCall::parentId)
          .containsExactly(null, recording.calls().get(0).id(), null);
    }
  }

  @Test
  void wrappedExecutor_givesTheApplicationsOwnTasksToThePool() throws InterruptedException {
    List<Runnable> rejected = new ArrayList<>();
    ThreadPoolExecutor pool = pool(new ArrayBlockingQueue<>(1), (task, by) -> rejected.add(task));
    CompletableFuture<Void> goOn = new CompletableFuture<>();
    CountDownLatch ran = new CountDownLatch(1);
    Job refused = new Job(3, ran);
    try (Recording recording = Recording.start()) {
      handOver(Chronicle.wrap(pool), goOn::join, new Job(1, ran), refused);
      goOn.complete(null);
      ran.await();

      assertThat(rejected).containsExactly(refused);
      assertChildren(recording, 1);
    }
  }

  @Test
  void scheduledTask_knowsItsParentEachTime() throws InterruptedException {
    CountDownLatch ran = new CountDownLatch(3);
    ScheduledExecutorService scheduler = new ScheduledThreadPoolExecutor(1);
    executors.add(scheduler);
    try (Recording recording = Recording.start()) {
      schedule(scheduler, new Job(1, ran));
      ran.await();
      scheduler.shutdownNow();

      assertThat(recording.calls().stream().filter(TaskIdentityTest::isChild))
          .hasSizeGreaterThanOrEqualTo(3)
          .extracting(CapturedCall::parentId)
          .containsOnly(recording.callOf("TaskIdentityTest.schedule").id());
    }
  }

  @Capture
  private void schedule(ScheduledExecutorService scheduler, Job job) {
    scheduler.scheduleWithFixedDelay(job, 0, 1, TimeUnit.MILLISECONDS);
  }

  /** A task that is captured itself. */
  private static final class Captured implements Runnable {
    @Override
    @Capture
    public void run() {
      child(1);
    }
  }

  @Test
  void taskThatIsCapturedItself_knowsItsParent() {
    List<Runnable> taken = new ArrayList<>();
    try (Recording recording = Recording.start()) {
      handOver(taken::add, new Captured());
      taken.get(0).run();

      assertThat(recording.callOf("TaskIdentityTest.Captured.run").parentId())
          .isEqualTo(recording.callOf("TaskIdentityTest.handOver").id());
      assertThat(recording.callOf("TaskIdentityTest.child").parentId())
          .isEqualTo(recording.callOf("TaskIdentityTest.Captured.run").id());
    }
  }

  /** Does what a task does in a default method. */
  private interface Named extends Runnable {
    void act();

    @Override
    default void run() {
      act();
    }
  }

  @Test
  void taskOfAnInterfaceThatIsWoven_knowsItsParent() {
    List<Runnable> taken = new ArrayList<>();
    Named task = () -> child(1);
    try (Recording recording = Recording.start()) {
      handOver(taken::add, task);
      taken.get(0).run();

      assertThat(taken).containsExactly(task);
      assertChildren(recording, 1);
    }
  }

  /** Would fail whatever asks for more than its identity. */
  private static final class Untouchable extends Job {
    Untouchable() {
      super(1, new CountDownLatch(1));
    }

    @Override
    public boolean equals(Object other) {
      throw new AssertionError("not for Chronicle to call");
    }

    @Override
    public int hashCode() {
      throw new AssertionError("not for Chronicle to call");
    }
  }

  @Test
  void applicationsEqualsAndHashCode_areNeverAsked() {
    List<Runnable> taken = new ArrayList<>();
    try (Recording recording = Recording.start()) {
      handOver(taken::add, new Untouchable(), new Untouchable());
      taken.forEach(Runnable::run);

      assertChildren(recording, 2);
    }
  }

  private static void assertChildren(Recording recording, int count) {
    CallId parent = recording.callOf("TaskIdentityTest.handOver").id();
    assertThat(recording.calls().stream().filter(TaskIdentityTest::isChild))
        .hasSize(count)
        .extracting(CapturedCall::parentId)
        .containsOnly(parent);
  }

  private static boolean isChild(CapturedCall call) {
    return call.function().method().equals("child");
  }

  private ThreadPoolExecutor pool(
      BlockingQueue<Runnable> queue, java.util.concurrent.RejectedExecutionHandler handler) {
    ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, queue, handler);
    executors.add(pool);
    return pool;
  }
}

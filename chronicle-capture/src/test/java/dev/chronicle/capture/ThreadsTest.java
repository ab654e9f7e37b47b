package dev.chronicle.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.chronicle.call.CallId;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.DependencyCall;
import dev.chronicle.call.DropReason;
import dev.chronicle.call.Outcome;
import dev.chronicle.capture.sampling.Sampler;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@SuppressWarnings("FutureReturnValueIgnored") // what the tasks do is waited for otherwise
class ThreadsTest {
  private static final int CALLS = 10_000;

  private final ExecutorService pool = Executors.newFixedThreadPool(4);
  private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(2);
  private final ForkJoinPool forkJoin = new ForkJoinPool(3);
  private final Timer timer = new Timer(true);
  private final Stock stock = new Stock(new Stock.InMemory());

  @AfterEach
  void endThreads() {
    pool.shutdownNow();
    scheduler.shutdownNow();
    forkJoin.shutdownNow();
    timer.cancel();
  }

  /** Something that makes the number of calls of {@link #child} that it is asked for. */
  private interface Way {
    void make(ThreadsTest test, int calls) throws Exception;
  }

  static Stream<Arguments> ways() {
    return Stream.of(
        way("Executor.execute", (t, n) -> t.awaited(n, task -> t.pool.execute(task))),
        way("ExecutorService.submit", (t, n) -> t.awaited(n, task -> t.pool.submit(task))),
        way(
            "ExecutorService.submit(Callable)",
            (t, n) -> {
              for (int i = 0; i < n; i++) {
                int number = i;
                assertThat(t.pool.submit(() -> t.child(number)).get()).isEqualTo(number);
              }
            }),
        way(
            "ExecutorService.invokeAll",
            (t, n) -> {
              List<Callable<Integer>> tasks = new ArrayList<>();
              for (int i = 0; i < n; i++) {
                int number = i;
                tasks.add(() -> t.child(number));
              }
              t.pool.invokeAll(tasks);
            }),
        way(
            "ScheduledExecutorService.schedule",
            (t, n) -> t.awaited(n, task -> t.scheduler.schedule(task, 1, TimeUnit.MICROSECONDS))),
        way(
            "scheduleAtFixedRate",
            (t, n) -> {
              CountDownLatch left = new CountDownLatch(n);
              Future<?> schedule =
                  t.scheduler.scheduleAtFixedRate(
                      () -> {
                        if (left.getCount() > 0) {
                          t.child(0);
                          left.countDown();
                        }
                      },
                      0,
                      100,
                      TimeUnit.MICROSECONDS);
              left.await();
              schedule.cancel(false);
            }),
        way("ForkJoinPool.execute", (t, n) -> t.awaited(n, task -> t.forkJoin.execute(task))),
        way("RecursiveTask.fork", (t, n) -> t.forkJoin.invoke(new Halves(t, n))),
        way(
            "CompletableFuture.runAsync",
            (t, n) -> t.joined(n, i -> CompletableFuture.runAsync(() -> t.child(i)))),
        way(
            "CompletableFuture.supplyAsync on an executor",
            (t, n) -> t.joined(n, i -> CompletableFuture.supplyAsync(() -> t.child(i), t.pool))),
        way(
            "CompletableFuture.thenApply",
            (t, n) -> {
              CompletableFuture<Integer> start = new CompletableFuture<>();
              List<CompletableFuture<?>> all = new ArrayList<>();
              for (int i = 0; i < n; i++) {
                all.add(start.thenApply(t::child));
              }
              t.pool.execute(() -> start.complete(1));
              all.forEach(CompletableFuture::join);
            }),
        way(
            "CompletableFuture.thenCombineAsync, handle, exceptionally",
            (t, n) -> {
              CompletableFuture<Integer> start = new CompletableFuture<>();
              List<CompletableFuture<?>> all = new ArrayList<>();
              for (int i = 0; i < n / 2; i++) {
                all.add(
                    start
                        .thenCombineAsync(start, (a, b) -> t.child(a + b), t.pool)
                        .thenAccept(x -> failing())
                        .exceptionally(
                            e -> {
                              t.child(2);
                              return null;
                            }));
              }
              start.complete(1);
              all.forEach(CompletableFuture::join);
            }),
        way(
            "parallel stream",
            (t, n) ->
                assertThat(IntStream.range(0, n).parallel().map(t::child).sum()).isPositive()),
        way(
            "parallel stream of objects",
            (t, n) ->
                assertThat(
                        IntStream.range(0, n).boxed().toList().parallelStream()
                            .map(i -> t.child(i))
                            .filter(i -> i >= 0)
                            .collect(Collectors.toList()))
                    .hasSize(n)),
        way(
            "new Thread(Runnable)",
            (t, n) -> {
              Thread thread =
                  new Thread(
                      () -> {
                        for (int i = 0; i < n; i++) {
                          t.child(i);
                        }
                      });
              thread.start();
              thread.join();
            }),
        way(
            "subclass of Thread",
            (t, n) -> {
              Thread thread = new Worker(t, n);
              thread.start();
              thread.join();
            }),
        way(
            "TimerTask",
            (t, n) -> {
              CountDownLatch done = new CountDownLatch(1);
              t.timer.schedule(
                  new TimerTask() {
                    @Override
                    public void run() {
                      for (int i = 0; i < n; i++) {
                        t.child(i);
                      }
                      done.countDown();
                    }
                  },
                  1);
              done.await();
            }),
        way(
            "FutureTask",
            (t, n) -> {
              for (int i = 0; i < n; i++) {
                int number = i;
                FutureTask<Integer> task = new FutureTask<>(() -> t.child(number));
                t.pool.execute(task);
                task.get();
              }
            }),
        way(
            "ExecutorCompletionService",
            (t, n) -> {
              ExecutorCompletionService<Integer> service = new ExecutorCompletionService<>(t.pool);
              for (int i = 0; i < n; i++) {
                int number = i;
                service.submit(() -> t.child(number));
              }
              for (int i = 0; i < n; i++) {
                service.take().get();
              }
            }),
        way(
            "Executors.callable",
            (t, n) -> {
              for (int i = 0; i < n; i++) {
                int number = i;
                t.pool.submit(Executors.callable(() -> t.child(number), number)).get();
              }
            }),
        way(
            "ForkJoinTask.adapt",
            (t, n) -> {
              for (int i = 0; i < n; i++) {
                int number = i;
                t.forkJoin.submit(ForkJoinTask.adapt(() -> t.child(number))).get();
              }
            }),
        way(
            "subclass of Thread with a task",
            (t, n) -> {
              for (int i = 0; i < n; i++) {
                int number = i;
                Thread thread = new Named(() -> t.child(number));
                thread.start();
                thread.join();
              }
            }),
        way(
            "TimerTask that is repeated",
            (t, n) -> {
              CountDownLatch left = new CountDownLatch(n);
              TimerTask task =
                  new TimerTask() {
                    @Override
                    public void run() {
                      if (left.getCount() > 0) {
                        t.child(1);
                        left.countDown();
                      }
                    }
                  };
              t.timer.schedule(task, 0, 1);
              left.await();
              task.cancel();
            }),
        way(
            "object of a class of its own",
            (t, n) -> {
              List<Future<?>> all = new ArrayList<>();
              for (int i = 0; i < n; i++) {
                all.add(t.pool.submit(new Work(t, i)));
              }
              for (Future<?> one : all) {
                one.get();
              }
            }),
        way(
            "the same object each time",
            (t, n) -> {
              Work work = new Work(t, 1);
              List<Future<?>> all = new ArrayList<>();
              for (int i = 0; i < n; i++) {
                all.add(t.pool.submit(work));
              }
              for (Future<?> one : all) {
                one.get();
              }
            }),
        way(
            "virtual threads",
            (t, n) -> {
              try (Closing threads = virtualThreads()) {
                t.awaited(n, task -> threads.executor.execute(task));
              }
            }));
  }

  private static Arguments way(String name, Way way) {
    return argumentSet(name, way);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void callMadeElsewhere_knowsItsParentAndItsTrace(Way way) throws Exception {
    int perParent = 50;
    int parents = CALLS / perParent / 20;
    try (Recording recording = Recording.start();
        SdkTracerProvider tracing = SdkTracerProvider.builder().build()) {
      Map<Integer, String> traces = new HashMap<>();
      for (int i = 0; i < parents; i++) {
        Span span = tracing.get("test").spanBuilder("request").startSpan();
        try (Scope scope = span.makeCurrent()) {
          assertThat(scope).isNotNull();
          traces.put(i, span.getSpanContext().getTraceId());
          parent(way, i, perParent);
        }
      }

      List<CapturedCall> calls = recording.calls();
      Map<CallId, CapturedCall> parentsById =
          calls.stream()
              .filter(call -> call.function().method().equals("parent"))
              .collect(Collectors.toMap(CapturedCall::id, call -> call));
      List<CapturedCall> children =
          calls.stream().filter(call -> call.function().method().equals("child")).toList();
      assertThat(parentsById).hasSize(parents);
      assertThat(children).hasSize(parents * perParent);
      Map<CallId, Integer> childrenOf = new HashMap<>();
      for (CapturedCall child : children) {
        CapturedCall parent = parentsById.get(child.parentId());
        assertThat(parent).as("parent of " + child).isNotNull();
        assertThat(child.origin().trace()).isEqualTo(parent.origin().trace());
        childrenOf.merge(parent.id(), 1, Integer::sum);
      }
      assertThat(childrenOf.values()).containsOnly(perParent);
      assertThat(
              parentsById.values().stream()
                  .map(call -> call.origin().trace().traceId())
                  .collect(Collectors.toSet()))
          .isEqualTo(Set.copyOf(traces.values()));
    }
  }

  @Capture
  private void parent(Way way, int number, int calls) throws Exception {
    assertThat(number).isNotNegative();
    way.make(this, calls);
  }

  @Capture
  private int child(int number) {
    return number;
  }

  @Test
  void wrappedExecutor_carriesWhereItsTasksComeFrom() throws Exception {
    ScheduledExecutorService wrapped = Chronicle.wrap(scheduler);
    try (Recording recording = Recording.start()) {
      handOverUnwoven(wrapped);

      List<CapturedCall> children =
          recording.calls().stream()
              .filter(call -> call.function().method().equals("child"))
              .toList();
      CallId parent = recording.callOf("ThreadsTest.handOverUnwoven").id();
      assertThat(children).hasSize(4).extracting(CapturedCall::parentId).containsOnly(parent);
    }
    assertThat(wrapped.isShutdown()).isFalse();
  }

  @Capture
  private void handOverUnwoven(ScheduledExecutorService executor) throws Exception {
    Callable<Integer> task = () -> child(1);
    for (String method : List.of("submit", "call")) {
      Object result =
          method.equals("call")
              ? pool.submit(task).get()
              : ((Future<?>)
                      ExecutorService.class
                          .getMethod(method, Callable.class)
                          .invoke(executor, task))
                  .get();
      assertThat(result).isEqualTo(1);
    }
    ExecutorService.class
        .getMethod("invokeAll", java.util.Collection.class)
        .invoke(executor, List.of(task, task));
  }

  @Test
  void dependencyCallsOfForks_standOnTheirOwnPaths() {
    try (Recording recording = Recording.start()) {
      forking();

      assertThat(recording.callOf("ThreadsTest.forking").dependencies())
          .extracting(DependencyCall::path)
          .containsExactlyInAnyOrder("", "1", "2", "2.1", "2.1");
    }
  }

  @Capture
  private void forking() {
    Stock.Shelves shelves = new Stock.InMemory();
    shelves.count("first");
    CompletableFuture<?> one = CompletableFuture.runAsync(() -> shelves.count("one"), pool);
    CompletableFuture<?> two =
        CompletableFuture.runAsync(
            () -> {
              shelves.count("two");
              CompletableFuture.runAsync(
                      () -> {
                        shelves.count("two, one");
                        shelves.count("two, one again");
                      })
                  .join();
            },
            pool);
    one.join();
    two.join();
  }

  @Test
  void asynchronousMethod_isRecordedWhenItsStageCompletes() {
    try (Recording recording = Recording.start()) {
      CompletableFuture<Integer> stage = new CompletableFuture<>();
      assertThat(later(stage)).isSameAs(stage);
      assertThat(recording.calls()).isEmpty();

      stage.complete(3);

      CapturedCall call = recording.onlyCall();
      assertThat(call.outcome()).isEqualTo(new Outcome.Returned(CapturedValue.exact("3")));
    }
  }

  @Test
  void asynchronousMethod_thatFails_isRecordedWithTheRealException() {
    try (Recording recording = Recording.start()) {
      CompletableFuture<Integer> stage =
          CompletableFuture.supplyAsync(ThreadsTest::failing, pool).thenApply(x -> x + 1);
      later(stage);
      assertThat(stage).failsWithin(java.time.Duration.ofSeconds(10));

      Outcome outcome = recording.onlyCall().outcome();
      assertThat(((Outcome.Threw) outcome).error().type())
          .isEqualTo(IllegalStateException.class.getName());
    }
  }

  @Test
  void asynchronousMethod_thatIsCancelled_isRecordedAsCancelled() {
    try (Recording recording = Recording.start()) {
      CompletableFuture<Integer> stage = new CompletableFuture<>();
      later(stage);
      later(stage.thenApply(x -> x + 1));

      stage.cancel(true);

      assertThat(recording.calls())
          .hasSize(2)
          .allSatisfy(
              call ->
                  assertThat(((Outcome.Threw) call.outcome()).error().type())
                      .isEqualTo(CancellationException.class.getName()));
    }
  }

  @Test
  void callThatIsLeftOut_doesNotMakeTheNextForkLookLikeTheOneBefore() throws Exception {
    CaptureSettings leavingOut =
        CaptureSettings.builder().sampler("*.leaving", Sampler.rate(0)).build();
    try (Recording recording = Recording.start()) {
      recording.chronicle().settings(leavingOut);
      leavingThenForking();

      assertThat(recording.onlyCall().dependencies())
          .extracting(DependencyCall::path)
          .containsExactlyInAnyOrder("1", "2");
    }
  }

  @Capture
  private void leavingThenForking() throws Exception {
    Stock.Shelves shelves = new Stock.InMemory();
    CountDownLatch done = new CountDownLatch(1);
    leaving(
        () -> {
          shelves.count("left out");
          done.countDown();
        });
    done.await();
    pool.submit(() -> shelves.count("forked")).get();
  }

  @Test
  void parentThatEndsFirst_isStillNamed() throws InterruptedException {
    try (Recording recording = Recording.start()) {
      CountDownLatch goOn = new CountDownLatch(1);
      CountDownLatch done = new CountDownLatch(1);
      leaving(
          () -> {
            await(goOn);
            stock.has("tea");
            done.countDown();
          });
      goOn.countDown();
      done.await();

      assertThat(recording.callOf("Stock.has").parentId())
          .isEqualTo(recording.callOf("ThreadsTest.leaving").id());
    }
  }

  @Test
  void taskThatIsMoreThanATask_isHandedOverAsItIs() {
    try (Recording recording = Recording.start()) {
      Urgent task = new Urgent();
      List<Runnable> taken = handOver(task, () -> {});

      assertThat(taken.get(0)).isSameAs(task);
      assertThat(recording.calls()).hasSize(1);
    }
  }

  @Capture
  private List<Runnable> handOver(Runnable... tasks) {
    List<Runnable> taken = new ArrayList<>();
    java.util.concurrent.Executor executor = taken::add;
    for (Runnable task : tasks) {
      executor.execute(task);
    }
    return taken;
  }

  @Test
  void taskThatWaits_isTakenBackAsTheApplicationKnowsIt() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    CompletableFuture<Void> goOn = new CompletableFuture<>();
    Runnable first = () -> {};
    Runnable second = () -> {};
    try (Recording recording = Recording.start()) {
      handOverBehind(goOn::join, pool, first, second);

      assertThat(pool.remove(first)).isTrue();
      assertThat(pool.remove(first)).isFalse();
      assertThat(pool.shutdownNow()).containsExactly(second);
      assertThat(recording.calls()).hasSize(1);
    } finally {
      goOn.complete(null);
    }
  }

  @Test
  void wrappedExecutor_givesTasksBackThatItNeverRan() {
    CompletableFuture<Void> goOn = new CompletableFuture<>();
    Runnable task = () -> {};
    try (Recording recording = Recording.start()) {
      ExecutorService wrapped = Chronicle.wrap(Executors.newFixedThreadPool(1));
      handOverBehind(goOn::join, wrapped, task);

      assertThat(wrapped.shutdownNow()).containsExactly(task);
      assertThat(recording.calls()).hasSize(1);
    } finally {
      goOn.complete(null);
    }
  }

  @Capture
  private void handOverBehind(Runnable busy, ExecutorService executor, Runnable... tasks) {
    executor.execute(busy);
    for (Runnable task : tasks) {
      executor.execute(task);
    }
  }

  @Test
  void stageThatCompletesWhileAValueIsWrittenDown_hasItsCallCounted() {
    try (Recording recording = Recording.start()) {
      CompletableFuture<Integer> stage = new CompletableFuture<>();
      later(stage);
      shown(new Completing(stage));

      recording.calls();
      CaptureMetrics metrics = recording.chronicle().metrics();
      assertThat(metrics.offered()).isEqualTo(2);
      assertThat(metrics.dropped().get(DropReason.CAPTURE_FAILED)).isEqualTo(1);
    }
  }

  @Test
  void stageThatCompletesWhileAValueIsWrittenDown_hasItsLeftOutCallCounted() {
    try (Recording recording = Recording.start()) {
      recording
          .chronicle()
          .settings(CaptureSettings.builder().sampler("*.later", Sampler.rate(0)).build());
      CompletableFuture<Integer> stage = new CompletableFuture<>();
      later(stage);
      shown(new Completing(stage));

      assertThat(recording.onlyCall().function().method()).isEqualTo("shown");
      CaptureMetrics metrics = recording.chronicle().metrics();
      assertThat(metrics.offered()).isEqualTo(2);
      assertThat(metrics.sampledOut()).isEqualTo(1);
    }
  }

  /** Completes a stage when it is looked at. */
  private static final class Completing extends AbstractList<Integer> {
    private final CompletableFuture<Integer> stage;

    Completing(CompletableFuture<Integer> stage) {
      this.stage = stage;
    }

    @Override
    public Integer get(int index) {
      throw new IndexOutOfBoundsException(index);
    }

    @Override
    public int size() {
      stage.complete(1);
      return 0;
    }
  }

  @Capture
  private void shown(List<Integer> list) {
    assertThat(list).isNotNull();
  }

  /** A task for a priority queue. */
  private static final class Urgent implements Runnable, Comparable<Urgent> {
    @Override
    public void run() {}

    @Override
    public int compareTo(Urgent other) {
      return 0;
    }
  }

  @Capture
  private void leaving(Runnable task) {
    pool.execute(task);
  }

  @Capture
  private CompletionStage<Integer> later(CompletableFuture<Integer> stage) {
    return stage;
  }

  private static int failing() {
    throw new IllegalStateException("failed on purpose");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private void awaited(int calls, java.util.function.Consumer<Runnable> handOver)
      throws InterruptedException {
    CountDownLatch left = new CountDownLatch(calls);
    for (int i = 0; i < calls; i++) {
      int number = i;
      handOver.accept(
          () -> {
            child(number);
            left.countDown();
          });
    }
    left.await();
  }

  private void joined(int calls, java.util.function.IntFunction<CompletableFuture<?>> start) {
    List<CompletableFuture<?>> all = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      all.add(start.apply(i));
    }
    all.forEach(CompletableFuture::join);
  }

  /** Virtual threads, which Java has from 21 on. */
  private static Closing virtualThreads() {
    Supplier<ExecutorService> make =
        () -> {
          try {
            return (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
          } catch (ReflectiveOperationException tooOld) {
            return null;
          }
        };
    ExecutorService executor = make.get();
    Assumptions.assumeTrue(executor != null, "virtual threads need Java 21");
    return new Closing(executor);
  }

  private record Closing(ExecutorService executor) implements AutoCloseable {
    @Override
    public void close() {
      executor.shutdown();
    }
  }

  /** Makes its calls by splitting itself. */
  private static final class Halves extends RecursiveTask<Integer> {
    private static final long serialVersionUID = 1L;
    private final transient ThreadsTest test;
    private final int calls;

    Halves(ThreadsTest test, int calls) {
      this.test = test;
      this.calls = calls;
    }

    @Override
    protected Integer compute() {
      if (calls == 1) {
        return test.child(1);
      }
      Halves first = new Halves(test, calls / 2);
      first.fork();
      return new Halves(test, calls - calls / 2).compute() + first.join();
    }
  }

  /** Makes a call. */
  private record Work(ThreadsTest test, int number) implements Runnable {
    @Override
    public void run() {
      test.child(number);
    }
  }

  /** Runs what it is given. */
  private static final class Named extends Thread {
    Named(Runnable task) {
      super(task, "named");
    }
  }

  /** Makes its calls on a thread of its own. */
  private static final class Worker extends Thread {
    private final ThreadsTest test;
    private final int calls;

    Worker(ThreadsTest test, int calls) {
      this.test = test;
      this.calls = calls;
    }

    @Override
    public void run() {
      for (int i = 0; i < calls; i++) {
        test.child(i);
      }
    }
  }
}

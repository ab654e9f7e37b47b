package dev.chronicle.capture.internal;

import java.util.List;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.BaseStream;
import org.aspectj.lang.annotation.SuppressAjWarnings;

/**
 * Woven around every call that hands work to another thread, and around work that runs there, so
 * that a captured call made there knows its parent and its trace.
 */
public aspect ForkAspect {
  declare precedence: ForkAspect, DependencyAspect, CaptureAspect;

  /** Work is handed, as the first argument, to a part of the JDK that shows it to nobody. */
  pointcut firstHandedToJdk():
      call(static * CompletableFuture.*(*, ..))
      || call(FutureTask.new(*, ..))
      || call(static * java.util.concurrent.Executors.callable(Runnable, ..))
      || call(static ForkJoinTask ForkJoinTask.adapt*(*, ..))
      || call(Thread.new(Runnable, ..))
      || call(Thread Thread.startVirtualThread(Runnable))
      || call(Thread *.start(Runnable))
      || call(Thread *.unstarted(Runnable));

  /** Work is handed, as the first argument, to what may show it to the application. */
  pointcut firstHandedOver():
      (call(* Executor+.*(*, ..)) && !soughtInQueue() && !scheduled())
      || call(* CompletionService+.submit(*, ..))
      || call((FutureTask+ && !FutureTask).new(*, ..))
      || call((Thread+ && !Thread).new(Runnable, ..))
      || call(Thread ThreadFactory+.newThread(Runnable));

  /** Work that is to be done again and again is handed over. */
  pointcut scheduled():
      call(* ScheduledExecutorService+.scheduleAtFixedRate(Runnable, ..))
      || call(* ScheduledExecutorService+.scheduleWithFixedDelay(Runnable, ..));

  /** Work that was handed over is taken back. */
  pointcut soughtInQueue(): call(boolean ThreadPoolExecutor+.remove(Runnable));

  @SuppressAjWarnings("adviceDidNotMatch")
  boolean around(ThreadPoolExecutor pool, Runnable task):
      soughtInQueue() && target(pool) && args(task) {
    return proceed(pool, Forks.queued(pool, task));
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(): call(List ExecutorService+.shutdownNow()) {
    return Forks.originals(proceed());
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object task): firstHandedToJdk() && args(task, ..) && if(Recorder.isActive()) {
    return proceed(Forks.argument(thisJoinPointStaticPart, 0, task));
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object task):
      call(Thread.new(ThreadGroup, Runnable, ..)) && args(*, task, ..) && if(Recorder.isActive()) {
    return proceed(Forks.argument(thisJoinPointStaticPart, 1, task));
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object task, CompletionStage stage):
      call(* CompletionStage+.*(*, ..)) && !call(* CompletionStage+.*(CompletionStage, *, ..))
      && args(task, ..) && target(stage) && if(Recorder.isActive()) {
    Handover handover = Forks.continuation(thisJoinPointStaticPart, 0, task, stage);
    try {
      return proceed(handover.task(), stage);
    } finally {
      handover.ends();
    }
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object task, CompletionStage stage):
      call(* CompletionStage+.*(CompletionStage, *, ..)) && args(*, task, ..) && target(stage)
      && if(Recorder.isActive()) {
    Handover handover = Forks.continuation(thisJoinPointStaticPart, 1, task, stage);
    try {
      return proceed(handover.task(), stage);
    } finally {
      handover.ends();
    }
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object task): firstHandedOver() && args(task, ..) && if(Recorder.isActive()) {
    Handover handover = Forks.handOver(thisJoinPointStaticPart, 0, task);
    try {
      return proceed(handover.task());
    } catch (RuntimeException | Error refused) {
      handover.refused();
      throw refused;
    } finally {
      handover.ends();
    }
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object task): scheduled() && args(task, ..) && if(Recorder.isActive()) {
    Handover handover = Forks.handOverLasting(thisJoinPointStaticPart, 0, task);
    try {
      return proceed(handover.task());
    } catch (RuntimeException | Error refused) {
      handover.refused();
      throw refused;
    } finally {
      handover.ends();
    }
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object task):
      call((Thread+ && !Thread).new(ThreadGroup, Runnable, ..)) && args(*, task, ..)
      && if(Recorder.isActive()) {
    Handover handover = Forks.handOver(thisJoinPointStaticPart, 1, task);
    try {
      return proceed(handover.task());
    } finally {
      handover.ends();
    }
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object task, BaseStream stream):
      call(* BaseStream+.*(*)) && args(task) && target(stream) && if(Recorder.isActive()) {
    return proceed(Forks.argument(thisJoinPointStaticPart, 0, task, stream), stream);
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object task, BaseStream stream):
      call(* BaseStream+.*(*, *, ..)) && args(*, task, ..) && target(stream)
      && if(Recorder.isActive()) {
    return proceed(Forks.argument(thisJoinPointStaticPart, 1, task, stream), stream);
  }

  /** An object that runs itself is set off. */
  @SuppressAjWarnings("adviceDidNotMatch")
  before(Object task): (call(* ForkJoinTask+.fork()) || call(void Thread+.start()))
      && target(task) && if(Recorder.isActive()) {
    Forks.carry(task);
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  before(Object task):
      (call(* ForkJoinPool+.*(ForkJoinTask)) || call(static * ForkJoinTask.invokeAll(*)))
      && args(task, ..) && if(Recorder.isActive()) {
    Forks.carryAll(task);
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  before(Object one, Object two):
      call(static * ForkJoinTask.invokeAll(ForkJoinTask, ForkJoinTask)) && args(one, two)
      && if(Recorder.isActive()) {
    Forks.carry(one);
    Forks.carry(two);
  }

  /** A timer takes a task but once, and may run it many times. */
  @SuppressAjWarnings("adviceDidNotMatch")
  before(Object task):
      call(* java.util.Timer+.schedule*(TimerTask, ..)) && args(task, ..)
      && if(Recorder.isActive()) {
    Forks.carryLasting(task);
  }

  /** It runs. */
  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object task):
      (execution(void Runnable+.run()) || execution(* Callable+.call())
          || execution(* ForkJoinTask+.compute()) || execution(boolean ForkJoinTask+.exec()))
      && this(task) && if(Recorder.isActive()) {
    Fork.Visit visit = Forks.arrive(task);
    try {
      return proceed(task);
    } finally {
      Forks.leave(visit);
    }
  }
}

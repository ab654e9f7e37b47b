package dev.chronicle.capture.internal;

import java.util.List;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.BaseStream;
import org.aspectj.lang.annotation.SuppressAjWarnings;

/**
 * Woven around every call that hands work to another thread, so that a captured call made there
 * knows its parent and its trace.
 */
public aspect ForkAspect {

  /** Work is handed over as the first argument. */
  pointcut firstHandedOver():
      (call(* Executor+.*(*, ..)) && !soughtInQueue())
      || call(* CompletionStage+.*(*, ..))
      || call(static * CompletableFuture.*(*, ..))
      || call(FutureTask+.new(*, ..))
      || call(Thread.new(Runnable, ..))
      || call(Thread Thread.startVirtualThread(Runnable))
      || call(Thread *.start(Runnable))
      || call(Thread *.unstarted(Runnable))
      || call(Thread ThreadFactory+.newThread(Runnable));

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

  /** Work is handed over as the second argument. */
  pointcut secondHandedOver():
      call(* CompletionStage+.*(CompletionStage, *, ..))
      || call(Thread.new(ThreadGroup, Runnable, ..));

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object task): firstHandedOver() && args(task, ..) && if(Recorder.isActive()) {
    return proceed(Forks.argument(thisJoinPointStaticPart, 0, task));
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object task): secondHandedOver() && args(*, task, ..) && if(Recorder.isActive()) {
    return proceed(Forks.argument(thisJoinPointStaticPart, 1, task));
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
    if (task.getClass() != Thread.class) {
      Forks.carry(task);
    }
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  before(Object task):
      (call(* ForkJoinPool+.*(ForkJoinTask)) || call(* java.util.Timer+.schedule*(TimerTask, ..))
          || call(static * ForkJoinTask.invokeAll(*)))
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

  /** It runs. */
  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object task):
      (execution(* ForkJoinTask+.compute()) || execution(boolean ForkJoinTask+.exec())
          || execution(void Thread+.run()) || execution(void TimerTask+.run()))
      && this(task) && if(Recorder.isActive()) {
    Fork.Visit visit = Forks.arrive(task);
    try {
      return proceed(task);
    } finally {
      Forks.leave(visit);
    }
  }
}

package dev.chronicle.capture.internal;

import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A task of the application's that runs on the line of execution of a fork. */
sealed interface ForkedTask {

  /** See {@link ForkedTask}. */
  record OfRunnable(Fork fork, Runnable task) implements ForkedTask, Runnable {
    @Override
    public void run() {
      Fork.Visit visit = fork.enter();
      try {
        task.run();
      } finally {
        visit.leave();
      }
    }
  }

  /** See {@link ForkedTask}. */
  record OfCallable<T>(Fork fork, Callable<T> task) implements ForkedTask, Callable<T> {
    @Override
    public T call() throws Exception {
      Fork.Visit visit = fork.enter();
      try {
        return task.call();
      } finally {
        visit.leave();
      }
    }
  }

  /** See {@link ForkedTask}. */
  record OfSupplier<T>(Fork fork, Supplier<T> task) implements ForkedTask, Supplier<T> {
    @Override
    public T get() {
      Fork.Visit visit = fork.enter();
      try {
        return task.get();
      } finally {
        visit.leave();
      }
    }
  }

  /** See {@link ForkedTask}. */
  record OfConsumer<T>(Fork fork, Consumer<T> task) implements ForkedTask, Consumer<T> {
    @Override
    public void accept(T input) {
      Fork.Visit visit = fork.enter();
      try {
        task.accept(input);
      } finally {
        visit.leave();
      }
    }
  }

  /** See {@link ForkedTask}. */
  record OfBiConsumer<T, U>(Fork fork, BiConsumer<T, U> task)
      implements ForkedTask, BiConsumer<T, U> {
    @Override
    public void accept(T first, U second) {
      Fork.Visit visit = fork.enter();
      try {
        task.accept(first, second);
      } finally {
        visit.leave();
      }
    }
  }

  /** See {@link ForkedTask}. */
  record OfFunction<T, R>(Fork fork, Function<T, R> task) implements ForkedTask, Function<T, R> {
    @Override
    public R apply(T input) {
      Fork.Visit visit = fork.enter();
      try {
        return task.apply(input);
      } finally {
        visit.leave();
      }
    }
  }

  /** See {@link ForkedTask}. */
  record OfBiFunction<T, U, R>(Fork fork, BiFunction<T, U, R> task)
      implements ForkedTask, BiFunction<T, U, R> {
    @Override
    public R apply(T first, U second) {
      Fork.Visit visit = fork.enter();
      try {
        return task.apply(first, second);
      } finally {
        visit.leave();
      }
    }
  }

  /** See {@link ForkedTask}. */
  record OfPredicate<T>(Fork fork, Predicate<T> task) implements ForkedTask, Predicate<T> {
    @Override
    public boolean test(T input) {
      Fork.Visit visit = fork.enter();
      try {
        return task.test(input);
      } finally {
        visit.leave();
      }
    }
  }
}

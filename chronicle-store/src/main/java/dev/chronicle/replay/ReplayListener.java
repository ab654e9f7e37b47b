package dev.chronicle.replay;

/** Is told the result of each call as soon as it is known, from the threads that replay. */
@FunctionalInterface
public interface ReplayListener {

  /** Takes a result. Must be quick and thread-safe; what it throws ends the run. */
  void onResult(ReplayResult result);
}

package dev.chronicle.store;

/** Is told how far something is that takes long. Called by the thread that does it. */
@FunctionalInterface
public interface Progress {
  /** Tells nobody. */
  Progress NONE = (done, total) -> {};

  /** {@code done} of {@code total} calls are through; the total may still grow. */
  void at(long done, long total);
}

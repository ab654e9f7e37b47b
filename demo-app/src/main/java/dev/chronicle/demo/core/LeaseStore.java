package dev.chronicle.demo.core;

import dev.chronicle.capture.Dependency;
import java.time.Instant;
import java.util.function.Function;

/** Takes back and forgets what has run out. Thread-safe. For errors see {@link TaskStore}. */
@Dependency
public interface LeaseStore {

  /** Says whether a lease or an idempotency key has run out, without waiting for a writer. */
  boolean isAnyExpired(Instant now);

  /**
   * Ends the attempts whose lease has run out, the longest first.
   *
   * @param limit how many at most
   * @param judge decides what becomes of each task
   * @return how many there were, at most {@code limit}
   */
  int expire(Instant now, int limit, Function<Task, Verdict> judge);

  /**
   * Forgets the idempotency keys that have expired.
   *
   * @return how many there were
   */
  int forgetKeys(Instant now);
}

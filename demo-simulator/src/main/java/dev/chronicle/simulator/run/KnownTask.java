package dev.chronicle.simulator.run;

/**
 * A task of the server as the world knows it.
 *
 * @param id as the server gave it: letters, digits, hyphens and underscores, 64 at most
 * @param worker who claimed it; empty while nobody has
 * @param leaseEnds until when the claim can be counted on, since the run started
 * @param readyAt from when its work is done, since the run started
 */
record KnownTask(String id, String worker, long leaseEnds, long readyAt) {

  /** A task that nobody claimed. */
  static KnownTask unclaimed(String id) {
    return new KnownTask(id, "", Long.MAX_VALUE, 0);
  }
}

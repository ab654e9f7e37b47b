package dev.chronicle.simulator.report;

/**
 * How many requests there were of a kind.
 *
 * <p>Over all operations {@code planned = sent - retried + skipped + unsent} holds at any time, and
 * {@code sent = succeeded + conflicts + failed} once nothing is in flight. For a single operation
 * the first need not hold: where the world lacks what an operation needs another is sent instead.
 *
 * @param planned fell due in the plan
 * @param sent went out, retries included
 * @param retried went out once more after a failure
 * @param succeeded were done by the server
 * @param conflicts came too late, since another client was quicker
 * @param failed were answered with an error or not at all
 * @param skipped fell due while the server was away and were not sent
 * @param unsent were still waiting for a free connection when the run ended
 */
public record Counts(
    long planned,
    long sent,
    long retried,
    long succeeded,
    long conflicts,
    long failed,
    long skipped,
    long unsent) {

  /** Returns the number of requests whose end is known. */
  public long answered() {
    return succeeded + conflicts + failed;
  }

  /** Returns the share of failed requests among those whose end is known, 0 to 1; 0 for none. */
  public double failureRate() {
    return answered() == 0 ? 0 : (double) failed / answered();
  }
}

package dev.chronicle.demo.dashboard;

import dev.chronicle.demo.api.Problem;
import dev.chronicle.demo.api.ProblemException;
import io.opentelemetry.context.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The last runs over many tasks; one goes on at a time, those after it wait. Thread-safe. */
final class BulkRuns {
  private static final int KEPT = 20;

  private final Map<String, BulkRun> runs = new LinkedHashMap<>();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "dashboard-bulk");
            thread.setDaemon(true);
            return thread;
          });
  private int started;

  /** Starts a run and returns its id. */
  synchronized String start(BulkRun run) {
    String id = String.valueOf(++started);
    runs.put(id, run);
    if (runs.size() > KEPT) {
      runs.remove(runs.keySet().iterator().next());
    }
    worker.execute(Context.current().wrap(run::run));
    return id;
  }

  /**
   * Returns a run.
   *
   * @throws ProblemException if it is none of the last
   */
  synchronized BulkRun find(String id) {
    BulkRun run = runs.get(id);
    if (run == null) {
      throw new ProblemException(
          Problem.of(
              404,
              "run_not_found",
              "No such run",
              "the outcomes of the last "
                  + KEPT
                  + " changes of many tasks are kept, not of "
                  + id));
    }
    return run;
  }
}

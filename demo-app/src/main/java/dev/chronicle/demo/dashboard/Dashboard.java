package dev.chronicle.demo.dashboard;

import dev.chronicle.demo.core.TaskStore;
import dev.chronicle.demo.resources.RecordedCalls;
import java.time.Clock;
import java.util.List;

/**
 * Puts the pages together.
 *
 * @param calls what was captured
 * @param tasks the tasks
 * @param traffic makes traffic
 * @param traceUrl address of a trace in another program, with {@code {trace_id}} in it; may be
 *     empty
 * @param clock tells the time
 */
public record Dashboard(
    RecordedCalls calls, TaskStore tasks, Traffic traffic, String traceUrl, Clock clock) {

  /** Returns the components that Jersey needs to serve the pages. */
  public List<Object> jerseyComponents(String htmxVersion, String uplotVersion) {
    return List.of(
        new RootResource(),
        new OverviewResource(calls, tasks, clock),
        new CallListResource(calls, clock),
        new CallResource(calls, traceUrl, clock),
        new SimulatorResource(traffic, clock),
        new ComingResource(clock),
        new AssetsResource(htmxVersion, uplotVersion),
        new ErrorPages(clock));
  }
}

package dev.chronicle.demo.dashboard;

import dev.chronicle.demo.http.Sessions;
import dev.chronicle.demo.resources.RecordedCalls;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Puts the pages together.
 *
 * @param calls what was captured
 * @param desk the tasks
 * @param playback plays captured calls back
 * @param traffic makes traffic
 * @param traceUrl address of a trace in another program, with {@code {trace_id}} in it; may be
 *     empty
 * @param sessions of operators; empty when the server has no token
 * @param clock tells the time
 */
public record Dashboard(
    RecordedCalls calls,
    TaskDesk desk,
    Playback playback,
    Traffic traffic,
    String traceUrl,
    Optional<Sessions> sessions,
    Clock clock) {

  /** Returns the components that Jersey needs to serve the pages. */
  public List<Object> jerseyComponents(String htmxVersion, String uplotVersion) {
    return List.of(
        new RootResource(),
        new OverviewResource(calls, desk.tasks(), clock),
        new TaskListResource(desk, clock),
        new TaskFormResource(desk, clock),
        new TaskPageResource(desk, calls, clock),
        new BulkResource(desk, clock),
        new SignInResource(sessions, clock),
        new CallListResource(calls, clock),
        new CallResource(calls, traceUrl, clock),
        new SimulatorResource(traffic, clock),
        new AnalysisResource(calls, clock),
        new AnalysisTablesResource(calls, clock),
        new ChangesResource(calls, clock),
        new RecorderResource(calls, clock),
        new PlaybackResource(playback, calls, clock),
        new PlaybackTestsResource(playback, calls),
        new AssetsResource(htmxVersion, uplotVersion),
        new ErrorPages(clock));
  }
}

package dev.chronicle.demo.dashboard;

import dev.chronicle.demo.api.Problem;
import dev.chronicle.demo.api.ProblemException;
import dev.chronicle.demo.resources.RecordedCalls;
import dev.chronicle.replay.junit.GeneratedTests;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Map;
import java.util.stream.Collectors;

/** Recorded calls saved as JUnit tests. Each is played back first, hence by a form. */
@Hidden
@Path("/dashboard/replay")
@Produces({"application/zip", HtmlPage.MEDIA_TYPE})
public final class PlaybackTestsResource {
  private static final int NOT_FOUND = 404;
  private static final int UNPROCESSABLE = 422;

  private final Playback playback;
  private final RecordedCalls calls;

  /** Makes the resource. */
  public PlaybackTestsResource(Playback playback, RecordedCalls calls) {
    this.playback = playback;
    this.calls = calls;
  }

  /** Returns tests of the calls of the last run, one for each shape of call and outcome. */
  @POST
  @Path("tests")
  public Response ofRun() {
    PlaybackPlan plan =
        playback
            .current()
            .map(Playback.Started::plan)
            .orElseThrow(
                () -> problem(NOT_FOUND, "replay_not_over", "there is no run to make tests of"));
    return file("replay-tests.zip", playback.tests(plan));
  }

  /** Returns a test of one call. */
  @POST
  @Path("calls/{id}/tests")
  public Response ofCall(@PathParam("id") String id) {
    return calls
        .find(CallListResource.callId(id))
        .map(call -> file("replay-test-" + call.id() + ".zip", playback.tests(call)))
        .orElseThrow(
            () -> problem(NOT_FOUND, "call_not_found", "there is no captured call with id " + id));
  }

  private static Response file(String name, GeneratedTests tests) {
    if (tests.tests() == 0) {
      throw problem(UNPROCESSABLE, "no_test", "no call can become a test" + reasons(tests));
    }
    StreamingOutput zip = new SavedTests(tests)::writeTo;
    return Response.ok(zip, "application/zip")
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .build();
  }

  private static String reasons(GeneratedTests tests) {
    Map<String, Long> skipped = tests.skipped();
    return skipped.isEmpty()
        ? ""
        : skipped.entrySet().stream()
            .map(each -> each.getValue() + " × " + each.getKey())
            .collect(Collectors.joining("; ", ": ", ""));
  }

  private static ProblemException problem(int status, String code, String detail) {
    return new ProblemException(Problem.of(status, code, "No tests", detail));
  }
}
